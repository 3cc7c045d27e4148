package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketHttpProxyIntegration;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRoute;

public class FailsIntegrationOnTwoApisStack extends Stack {
  public FailsIntegrationOnTwoApisStack(final App scope, final String id) {
    super(scope, id);

    WebSocketHttpProxyIntegration integration = WebSocketHttpProxyIntegration.Builder.create("Backend")
        .url("https://chat.example.com/messages")
        .build();
    for (String name : List.of("First", "Second")) {
      WebSocketRoute.Builder.create(this, name + "Route")
          .webSocketApi(new WebSocketApi(this, name + "Api"))
          .routeKey("sendMessage")
          .integration(integration)
          .build();
    }
  }
}
