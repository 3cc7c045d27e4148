package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.IWebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApiAttributes;

public class ImportedApiStack extends Stack {
  public ImportedApiStack(final App scope, final String id) {
    super(scope, id);

    IWebSocketApi api = WebSocketApi.fromWebSocketApiAttributes(this, "Api", WebSocketApiAttributes.builder()
        .webSocketId("abcd1234")
        .build());
    WebSocketIntegration integration = WebSocketIntegration.Builder.create(this, "Integration")
        .webSocketApi(api)
        .integrationType(WebSocketIntegrationType.HTTP_PROXY)
        .integrationUri("https://chat.example.com/messages")
        .integrationMethod("POST")
        .build();

    for (String routeKey : List.of("join", "leave")) {
      CfnRoute.Builder.create(this, "Route-" + routeKey)
          .apiId(integration.getIntegrationRef().getApiId())
          .routeKey(routeKey)
          .target("integrations/" + integration.getIntegrationId())
          .build();
    }
  }
}
