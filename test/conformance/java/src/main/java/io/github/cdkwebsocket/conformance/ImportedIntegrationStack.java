package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.IWebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationAttributes;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.IWebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApiAttributes;

public class ImportedIntegrationStack extends Stack {
  public ImportedIntegrationStack(final App scope, final String id) {
    super(scope, id);

    IWebSocketApi api = WebSocketApi.fromWebSocketApiAttributes(this, "Api", WebSocketApiAttributes.builder()
        .webSocketId("abcd1234")
        .build());
    IWebSocketIntegration integration = WebSocketIntegration.fromWebSocketIntegrationAttributes(
        this,
        "Integration",
        WebSocketIntegrationAttributes.builder()
            .webSocketApi(api)
            .integrationId("xyz789")
            .build());

    CfnRoute.Builder.create(this, "Route")
        .apiId(integration.getWebSocketApi().getApiId())
        .routeKey("sendMessage")
        .target("integrations/" + integration.getIntegrationRef().getIntegrationId())
        .build();
  }
}
