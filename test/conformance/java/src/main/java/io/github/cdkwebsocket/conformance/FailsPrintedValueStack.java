package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketDynamoDbAttributeValue;
import io.github.cdkwebsocket.integrations.WebSocketHttpIntegration;
import io.github.cdkwebsocket.integrations.WebSocketMappingTemplate;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;

/** An object that string formatting writes as the language prints objects. */
public class FailsPrintedValueStack extends Stack {
  public FailsPrintedValueStack(final App scope, final String id) {
    super(scope, id);

    WebSocketDynamoDbAttributeValue tags = WebSocketDynamoDbAttributeValue.fromStringSet(List.of("new"));
    new WebSocketApi(this, "Api").addRoute("join", WebSocketRouteOptions.builder()
        .integration(WebSocketHttpIntegration.Builder.create("Join")
            .url("https://example.com/rooms")
            .requestTemplate(WebSocketMappingTemplate.json(Map.of("tags", "printed: " + tags)))
            .build())
        .build());
  }
}
