package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketHttpIntegration;
import io.github.cdkwebsocket.integrations.WebSocketMappingTemplate;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** A value of the answer in a request, for which the backend has not answered yet. */
public class FailsMappingValueOutOfPlaceStack extends Stack {
  public FailsMappingValueOutOfPlaceStack(final App scope, final String id) {
    super(scope, id);

    WebSocketHttpIntegration.Builder.create("SendMessage")
        .url("https://chat.example.com/messages")
        .requestTemplate(WebSocketMappingTemplate.json(Map.of(
            "rooms", List.of(Map.of("id", WebSocketMappingValue.responseBody("$.id"))))))
        .build();
  }
}
