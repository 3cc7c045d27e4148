package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;

public class FailsSeveralMistakesStack extends Stack {
  public FailsSeveralMistakesStack(final App scope, final String id) {
    super(scope, id);

    WebSocketIntegration.Builder.create(this, "Integration")
        .webSocketApi(new WebSocketApi(this, "Api"))
        .integrationType(WebSocketIntegrationType.HTTP)
        .integrationUri("")
        .integrationMethod("POST")
        .requestParameters(Map.of("integration.request.header.X-Note", "'" + "x".repeat(511) + "'"))
        .timeout(Duration.minutes(1))
        .build();
  }
}
