package io.github.cdkwebsocket.conformance.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.cdkwebsocket.integrations.testing.BackendResponse;
import io.github.cdkwebsocket.integrations.testing.ClientMessage;
import io.github.cdkwebsocket.integrations.testing.RenderedReply;
import io.github.cdkwebsocket.integrations.testing.RenderedRequest;
import io.github.cdkwebsocket.integrations.testing.RouteTester;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;

class ChatStackTest {
  private final ChatStack stack = new ChatStack(new App(), "Chat");
  private final ClientMessage message = ClientMessage.builder()
      .body("{\"action\":\"sendMessage\",\"text\":\"it's\"}").build();

  @Test
  void sendsTheTextToTheBackend() {
    RenderedRequest request = RouteTester.fromStack(stack, "sendMessage").renderRequest(message);
    assertEquals("POST", request.getMethod(), request::explain);
    assertEquals(Map.of("text", "it's"), request.bodyAsJson(), request::explain);
  }

  @Test
  void sendsNoReplyToAMessage() {
    BackendResponse response = BackendResponse.builder().statusCode(200).message(message).build();
    RenderedReply reply = RouteTester.fromStack(stack, "sendMessage").renderReply(response);
    assertFalse(reply.getSent(), reply::explain);
  }

  @Test
  void repliesToAPing() {
    RenderedReply reply = RouteTester.fromStack(stack, "ping").renderReply();
    assertEquals(Map.of("pong", true), reply.bodyAsJson(), reply::explain);
  }
}
