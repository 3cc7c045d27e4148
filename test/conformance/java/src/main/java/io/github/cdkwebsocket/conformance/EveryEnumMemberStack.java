package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.ContentHandling;
import io.github.cdkwebsocket.integrations.PassthroughBehavior;
import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;

public class EveryEnumMemberStack extends Stack {
  public EveryEnumMemberStack(final App scope, final String id) {
    super(scope, id);

    WebSocketApi api = new WebSocketApi(this, "Api");

    backend("ConvertToBinary", api)
        .contentHandling(ContentHandling.CONVERT_TO_BINARY)
        .build();
    backend("ConvertToText", api)
        .contentHandling(ContentHandling.CONVERT_TO_TEXT)
        .build();
    backend("WhenNoMatch", api)
        .passthroughBehavior(PassthroughBehavior.WHEN_NO_MATCH)
        .build();
    backend("WhenNoTemplates", api)
        .passthroughBehavior(PassthroughBehavior.WHEN_NO_TEMPLATES)
        .build();
    backend("Never", api)
        .passthroughBehavior(PassthroughBehavior.NEVER)
        .build();
  }

  private WebSocketIntegration.Builder backend(final String id, final WebSocketApi api) {
    return WebSocketIntegration.Builder.create(this, id)
        .webSocketApi(api)
        .integrationType(WebSocketIntegrationType.HTTP)
        .integrationUri("https://chat.example.com/messages")
        .integrationMethod("POST");
  }
}
