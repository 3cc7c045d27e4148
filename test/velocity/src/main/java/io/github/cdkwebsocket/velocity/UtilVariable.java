package io.github.cdkwebsocket.velocity;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.commons.lang.StringEscapeUtils;

/**
 * {@code $util}. AWS documents its functions for texts, and what they make of anything else is not known; Velocity would
 * take no method at all for an answer, and go on. So each takes anything, and fails when it is no text.
 */
public final class UtilVariable {
  public String escapeJavaScript(final Object text) {
    return StringEscapeUtils.escapeJavaScript(checked(text));
  }

  public Object parseJson(final Object text) {
    return Json.read(checked(text));
  }

  public String urlEncode(final Object text) {
    return URLEncoder.encode(checked(text), StandardCharsets.UTF_8);
  }

  public String urlDecode(final Object text) {
    return URLDecoder.decode(checked(text), StandardCharsets.UTF_8);
  }

  public String base64Encode(final Object text) {
    return Base64.getEncoder().encodeToString(checked(text).getBytes(StandardCharsets.UTF_8));
  }

  public String base64Decode(final Object text) {
    return new String(Base64.getDecoder().decode(checked(text)), StandardCharsets.UTF_8);
  }

  private static String checked(final Object text) {
    if (text instanceof String string) {
      return string;
    }
    throw new IllegalArgumentException("$util got " + (text == null ? "null" : text.getClass().getName()));
  }
}
