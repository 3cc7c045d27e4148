package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;

public class OneIntegrationTwoRoutesStack extends Stack {
  public OneIntegrationTwoRoutesStack(final App scope, final String id) {
    super(scope, id);

    WebSocketApi api = new WebSocketApi(this, "Api");
    WebSocketIntegration integration = WebSocketIntegration.Builder.create(this, "Integration")
        .webSocketApi(api)
        .integrationType(WebSocketIntegrationType.HTTP_PROXY)
        .integrationUri("https://chat.example.com/messages")
        .integrationMethod("POST")
        .build();

    for (String routeKey : List.of("join", "leave")) {
      CfnRoute.Builder.create(this, "Route-" + routeKey)
          .apiId(api.getApiId())
          .routeKey(routeKey)
          .target("integrations/" + integration.getIntegrationId())
          .build();
    }
  }
}
