package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;

public class FailsMissingUriStack extends Stack {
  public FailsMissingUriStack(final App scope, final String id) {
    super(scope, id);

    WebSocketIntegration.Builder.create(this, "Integration")
        .webSocketApi(new WebSocketApi(this, "Api"))
        .integrationType(WebSocketIntegrationType.AWS_PROXY)
        .integrationUri("")
        .build();
  }
}
