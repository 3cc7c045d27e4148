package io.github.cdkwebsocket.velocity;

import com.jayway.jsonpath.spi.json.JsonProvider;
import com.jayway.jsonpath.spi.json.JsonSmartJsonProvider;
import java.util.Map;

/** JSON as API Gateway reads it: by json-smart, leniently, with the keys of an object in their order. */
final class Json {
  private static final JsonProvider PROVIDER = new JsonSmartJsonProvider();

  private Json() {}

  static Object read(final String text) {
    return PROVIDER.parse(text);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> readMap(final String text) {
    return (Map<String, Object>) read(text);
  }

  /** A string of JSON in ASCII, which every character survives, half of a surrogate pair too. */
  static String quote(final String text) {
    final var quoted = new StringBuilder("\"");
    for (int index = 0; index < text.length(); index += 1) {
      final char character = text.charAt(index);
      if (character >= ' ' && character <= '~' && character != '"' && character != '\\') {
        quoted.append(character);
      } else {
        quoted.append(String.format("\\u%04x", (int) character));
      }
    }
    return quoted.append('"').toString();
  }
}
