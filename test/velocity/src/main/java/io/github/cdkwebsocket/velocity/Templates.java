package io.github.cdkwebsocket.velocity;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.runtime.log.NullLogChute;
import org.apache.velocity.runtime.parser.ParseException;

/** Velocity, and the template that it read last, which is mostly the next one too. */
final class Templates {
  private final RuntimeInstance velocity = new RuntimeInstance();
  private String readText;
  private Template read;

  Templates() {
    velocity.setProperty(RuntimeConstants.RUNTIME_LOG_LOGSYSTEM_CLASS, NullLogChute.class.getName());
    velocity.init();
  }

  String render(final String text, final Map<String, Object> variables) {
    final var context = new VelocityContext(variables);
    final var events = new EventCartridge();
    events.addEventHandler(new EmptyReferences());
    events.attachToContext(context);
    final var rendered = new StringWriter();
    if (!text.equals(readText)) {
      read = parse(text);
      readText = text;
    }
    read.merge(context, rendered);
    return rendered.toString();
  }

  private Template parse(final String text) {
    final var template = new Template();
    template.setName("template");
    template.setRuntimeServices(velocity);
    try {
      template.setData(velocity.parse(new StringReader(text), template.getName()));
    } catch (ParseException error) {
      throw new IllegalArgumentException(error);
    }
    template.initDocument();
    return template;
  }
}
