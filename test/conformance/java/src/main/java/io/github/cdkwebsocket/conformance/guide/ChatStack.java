package io.github.cdkwebsocket.conformance.guide;

import io.github.cdkwebsocket.integrations.WebSocketHttpIntegration;
import io.github.cdkwebsocket.integrations.WebSocketMappingTemplate;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import io.github.cdkwebsocket.integrations.WebSocketMockIntegration;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;
import software.constructs.Construct;

public class ChatStack extends Stack {
  public ChatStack(final Construct scope, final String id) {
    super(scope, id);

    WebSocketApi api = new WebSocketApi(this, "Api");
    WebSocketStage.Builder.create(this, "Stage")
        .webSocketApi(api)
        .stageName("prod")
        .autoDeploy(true)
        .build();
    api.addRoute("sendMessage", WebSocketRouteOptions.builder()
        .integration(WebSocketHttpIntegration.Builder.create("Rooms")
            .url("https://rooms.example.com/messages")
            .requestTemplate(WebSocketMappingTemplate.json(
                Map.of("text", WebSocketMappingValue.requestBody("$.text"))))
            .build())
        .build());
    api.addRoute("ping", WebSocketRouteOptions.builder()
        .integration(WebSocketMockIntegration.reply("Ping", WebSocketMappingTemplate.json(Map.of("pong", true))))
        .returnResponse(true)
        .build());
  }
}
