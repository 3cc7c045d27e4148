package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseKey;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseOptions;
import io.github.cdkwebsocket.integrations.WebSocketMockIntegration;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;

public class MockRouteStack extends Stack {
  public MockRouteStack(final App scope, final String id) {
    super(scope, id);

    WebSocketApi api = new WebSocketApi(this, "Api");
    WebSocketStage.Builder.create(this, "Stage")
        .webSocketApi(api)
        .stageName("prod")
        .autoDeploy(true)
        .build();
    api.addRoute("ping", WebSocketRouteOptions.builder()
        .integration(WebSocketMockIntegration.Builder.create("Ping")
            .requestTemplates(Map.of("$default", "{\"statusCode\": 200}"))
            .templateSelectionExpression("\\$default")
            .responses(List.of(WebSocketIntegrationResponseOptions.builder()
                .key(WebSocketIntegrationResponseKey.SUCCESS)
                .responseTemplates(Map.of("$default", "{\"pong\": true}"))
                .build()))
            .build())
        .returnResponse(true)
        .build());
  }
}
