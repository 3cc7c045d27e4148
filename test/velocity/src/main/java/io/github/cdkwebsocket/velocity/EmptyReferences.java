package io.github.cdkwebsocket.velocity;

import org.apache.velocity.app.event.InvalidReferenceEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.util.introspection.Info;

/** Makes an empty text of a reference without a value, as API Gateway does. */
final class EmptyReferences implements InvalidReferenceEventHandler {
  @Override
  public Object invalidGetMethod(
      final Context context, final String reference, final Object object, final String property, final Info info) {
    return "";
  }

  @Override
  public boolean invalidSetMethod(
      final Context context, final String left, final String right, final Info info) {
    return false;
  }

  @Override
  public Object invalidMethod(
      final Context context, final String reference, final Object object, final String method, final Info info) {
    return "";
  }
}
