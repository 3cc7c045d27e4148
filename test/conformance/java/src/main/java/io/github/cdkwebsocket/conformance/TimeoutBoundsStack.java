package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;

public class TimeoutBoundsStack extends Stack {
  public TimeoutBoundsStack(final App scope, final String id) {
    super(scope, id);

    WebSocketApi api = new WebSocketApi(this, "Api");
    WebSocketIntegration.Builder.create(this, "Shortest")
        .webSocketApi(api)
        .integrationType(WebSocketIntegrationType.MOCK)
        .integrationUri("")
        .timeout(Duration.millis(50))
        .build();
    WebSocketIntegration.Builder.create(this, "Longest")
        .webSocketApi(api)
        .integrationType(WebSocketIntegrationType.MOCK)
        .integrationUri("")
        .timeout(Duration.seconds(29))
        .build();
  }
}
