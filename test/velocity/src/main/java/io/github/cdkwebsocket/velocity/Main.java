package io.github.cdkwebsocket.velocity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Renders mapping templates until its input ends: of each line, which is a JSON object with a template and what it reads,
 * it writes a line with the text that was rendered, or with an error.
 */
public final class Main {
  private Main() {}

  public static void main(final String[] args) throws IOException {
    final var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    final var output = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
    final var templates = new Templates();
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      output.print(answer(templates, line));
      output.print('\n');
      // Whoever waits for this answer sends no more; others are served quicker by larger pieces.
      if (!input.ready()) {
        output.flush();
      }
    }
    output.flush();
  }

  private static String answer(final Templates templates, final String line) {
    try {
      return "{\"text\":" + Json.quote(render(templates, Json.readMap(line))) + "}";
    } catch (Exception | StackOverflowError error) {
      return "{\"error\":" + Json.quote(String.valueOf(error)) + "}";
    }
  }

  private static String render(final Templates templates, final Map<String, Object> request) {
    final var variables = new LinkedHashMap<String, Object>();
    variables.put("input", new InputVariable((String) request.get("body"), map(request, "params")));
    variables.put("context", map(request, "context"));
    variables.put("stageVariables", map(request, "stageVariables"));
    variables.put("util", new UtilVariable());
    return templates.render((String) request.get("template"), variables);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(final Map<String, Object> request, final String key) {
    final Object value = request.get(key);
    return value == null ? new LinkedHashMap<>() : (Map<String, Object>) value;
  }
}
