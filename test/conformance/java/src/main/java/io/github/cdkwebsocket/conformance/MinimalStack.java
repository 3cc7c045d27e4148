package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;

public class MinimalStack extends Stack {
  public MinimalStack(final App scope, final String id) {
    super(scope, id);

    WebSocketApi api = new WebSocketApi(this, "Api");
    WebSocketIntegration.Builder.create(this, "Integration")
        .webSocketApi(api)
        .integrationType(WebSocketIntegrationType.MOCK)
        .integrationUri("")
        .build();
  }
}
