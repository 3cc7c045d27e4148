package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketMappingTemplate;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** A mapping value in the name of a member, with which a message could choose the structure of the body. */
public class FailsMappingTemplateInvalidStack extends Stack {
  public FailsMappingTemplateInvalidStack(final App scope, final String id) {
    super(scope, id);

    WebSocketMappingValue room = WebSocketMappingValue.requestBody("$.room");
    WebSocketMappingTemplate.json(Map.of("rooms", List.of(Map.of("room-" + room, true))));
  }
}
