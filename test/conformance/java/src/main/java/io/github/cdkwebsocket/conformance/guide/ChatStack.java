package io.github.cdkwebsocket.conformance.guide;

import io.github.cdkwebsocket.integrations.WebSocketHttpIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseKey;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseOptions;
import io.github.cdkwebsocket.integrations.WebSocketMockIntegration;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.constructs.Construct;

public class ChatStack extends Stack {
  public ChatStack(final Construct scope, final String id) {
    super(scope, id);

    WebSocketApi api = new WebSocketApi(this, "Api");
    api.addRoute("sendMessage", WebSocketRouteOptions.builder()
        .integration(WebSocketHttpIntegration.Builder.create("Rooms")
            .url("https://rooms.example.com/messages")
            .requestTemplates(Map.of("$default", "{\"text\": $input.json('$.text')}"))
            .build())
        .build());
    api.addRoute("ping", WebSocketRouteOptions.builder()
        .integration(WebSocketMockIntegration.Builder.create("Ping")
            .requestTemplates(Map.of("$default", "{\"statusCode\": 200}"))
            .templateSelectionExpression("$default")
            .responses(List.of(WebSocketIntegrationResponseOptions.builder()
                .key(WebSocketIntegrationResponseKey.SUCCESS)
                .responseTemplates(Map.of("$default", "{\"pong\": true}"))
                .build()))
            .build())
        .returnResponse(true)
        .build());
  }
}
