import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class GatewayTest {
  public static void main(String[] args) throws Exception {
    Process gateway = new ProcessBuilder("npx", "cdk-websocket-gateway", "cdk.out", "--port", "0", "--json")
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    try {
      String ready = new BufferedReader(new InputStreamReader(gateway.getInputStream())).readLine();
      HttpClient http = HttpClient.newHttpClient();
      CompletableFuture<String> frame = new CompletableFuture<>();
      CompletableFuture<Integer> closed = new CompletableFuture<>();
      WebSocket client = http.newWebSocketBuilder()
          .buildAsync(URI.create(find("\"apis\":\\[\\{.*?\"url\":\"([^\"]+)\"", ready)), new Listener(frame, closed))
          .get(10, TimeUnit.SECONDS);

      client.sendText("{\"action\":\"ping\"}", true);
      check("{\"pong\":true}", frame.get(10, TimeUnit.SECONDS));

      String control = "\"control\":\\{\"url\":\"([^\"]+)\"";
      HttpRequest clock = HttpRequest.newBuilder(URI.create(find(control, ready) + "clock"))
          .header("Authorization", "Bearer " + find("\"token\":\"([^\"]+)\"", ready))
          .POST(HttpRequest.BodyPublishers.ofString("{\"advanceMs\":600000}"))
          .build();
      check(204, http.send(clock, HttpResponse.BodyHandlers.discarding()).statusCode());
      check(1001, closed.get(10, TimeUnit.SECONDS));
    } finally {
      gateway.getOutputStream().close();
      check(true, gateway.waitFor(10, TimeUnit.SECONDS));
    }
    check(0, gateway.exitValue());
  }

  private record Listener(CompletableFuture<String> frame, CompletableFuture<Integer> closed)
      implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket client, CharSequence text, boolean isLast) {
      frame.complete(text.toString());
      return WebSocket.Listener.super.onText(client, text, isLast);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket client, int code, String reason) {
      closed.complete(code);
      return null;
    }
  }

  private static String find(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    check(true, matcher.find());
    return matcher.group(1);
  }

  private static void check(Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError("expected " + expected + ", got " + actual);
    }
  }
}
