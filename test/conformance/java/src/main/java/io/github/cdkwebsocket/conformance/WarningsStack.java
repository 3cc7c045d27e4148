package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketHttpIntegration;
import io.github.cdkwebsocket.integrations.WebSocketMappingTemplate;
import io.github.cdkwebsocket.integrations.WebSocketMockIntegration;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;

/** What AWS accepts and is probably a mistake. */
public class WarningsStack extends Stack {
  public WarningsStack(final App scope, final String id) {
    super(scope, id);

    WebSocketApi api = new WebSocketApi(this, "Api");
    api.addRoute("ping", WebSocketRouteOptions.builder()
        .integration(WebSocketMockIntegration.Builder.create("Ping")
            .requestTemplate(WebSocketMappingTemplate.fromString("{\"status\": 200}"))
            .build())
        .build());
    api.addRoute("greet", WebSocketRouteOptions.builder()
        .integration(WebSocketHttpIntegration.Builder.create("Greet")
            .url("https://example.com/greetings")
            .requestTemplate(WebSocketMappingTemplate.fromString("{\"name\": \"$input.path('$.name')\"}"))
            .build())
        .build());
  }
}
