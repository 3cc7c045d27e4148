package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketMappingTemplate;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import io.github.cdkwebsocket.integrations.WebSocketMockIntegration;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;

public class MockReplyStack extends Stack {
  public MockReplyStack(final App scope, final String id) {
    super(scope, id);

    WebSocketApi api = new WebSocketApi(this, "Api");
    WebSocketStage.Builder.create(this, "Stage")
        .webSocketApi(api)
        .stageName("prod")
        .autoDeploy(true)
        .build();
    api.addRoute("ping", WebSocketRouteOptions.builder()
        .integration(WebSocketMockIntegration.reply("Ping", WebSocketMappingTemplate.json(Map.of(
            "action", "pong",
            "connectionId", WebSocketMappingValue.contextVariable("connectionId"),
            "time", WebSocketMappingValue.contextVariable("requestTimeEpoch"),
            "version", WebSocketMappingValue.stageVariable("version")))))
        .returnResponse(true)
        .build());
  }
}
