package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponse;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseKey;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;

public class FailsDuplicateResponseKeyStack extends Stack {
  public FailsDuplicateResponseKeyStack(final App scope, final String id) {
    super(scope, id);

    WebSocketIntegration integration = WebSocketIntegration.Builder.create(this, "Integration")
        .webSocketApi(new WebSocketApi(this, "Api"))
        .integrationType(WebSocketIntegrationType.HTTP)
        .integrationUri("https://chat.example.com/messages")
        .integrationMethod("POST")
        .build();
    WebSocketIntegrationResponse.Builder.create(this, "First")
        .integration(integration)
        .key(WebSocketIntegrationResponseKey.fromStatusCode(404))
        .build();
    WebSocketIntegrationResponse.Builder.create(this, "Second")
        .integration(integration)
        .key(WebSocketIntegrationResponseKey.fromStatusCode(404))
        .build();
  }
}
