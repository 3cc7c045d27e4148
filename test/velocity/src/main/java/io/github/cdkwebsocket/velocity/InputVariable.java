package io.github.cdkwebsocket.velocity;

import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.minidev.json.JSONValue;

/** {@code $input}: the body and the parameters of a request. */
public final class InputVariable {
  /** A body that does not begin like an object, an array or a string in quotes is a text. */
  private static final Pattern LIKE_JSON = Pattern.compile("[ \\t\\r\\n]*[{\\[\"]");

  private final String body;
  private final Map<String, Object> parameters;
  private Object document;

  InputVariable(final String body, final Map<String, Object> parameters) {
    // An empty body is an empty object.
    this.body = body.isEmpty() ? "{}" : body;
    this.parameters = parameters;
  }

  public String getBody() {
    return body;
  }

  public Object path(final String path) {
    try {
      return JsonPath.read(document(), path);
    } catch (PathNotFoundException missing) {
      return null;
    }
  }

  public String json(final String path) {
    try {
      return JSONValue.toJSONString((Object) JsonPath.read(document(), path));
    } catch (PathNotFoundException missing) {
      return "\"\"";
    }
  }

  public Map<String, Object> params() {
    return parameters;
  }

  /** A parameter of the path, else of the query string, else of the headers. */
  public Object params(final String name) {
    for (final String kind : List.of("path", "querystring", "header")) {
      if (parameters.get(kind) instanceof Map<?, ?> values && values.get(name) != null) {
        return values.get(name);
      }
    }
    return null;
  }

  private Object document() {
    if (document == null) {
      document = LIKE_JSON.matcher(body).lookingAt() ? Json.read(body) : body;
    }
    return document;
  }
}
