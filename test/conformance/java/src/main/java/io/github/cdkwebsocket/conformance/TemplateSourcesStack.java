package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketHttpIntegration;
import io.github.cdkwebsocket.integrations.WebSocketMappingTemplate;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;

public class TemplateSourcesStack extends Stack {
  public TemplateSourcesStack(final App scope, final String id) {
    super(scope, id);

    WebSocketMappingValue text = WebSocketMappingValue.requestBody("$.text");
    Map<String, WebSocketMappingTemplate> templates = new LinkedHashMap<>();
    templates.put("FromFile", WebSocketMappingTemplate.fromFile("templates/message.vtl"));
    templates.put("FromString", WebSocketMappingTemplate.fromString("{\"text\": $input.json('$.text')}"));
    templates.put("FromTokens", WebSocketMappingTemplate.json(Map.of("text", "text: " + text, "same", text.toJSON())));

    WebSocketApi api = new WebSocketApi(this, "Api");
    templates.forEach((name, requestTemplate) -> api.addRoute(name, WebSocketRouteOptions.builder()
        .integration(WebSocketHttpIntegration.Builder.create(name)
            .url("https://example.com/messages")
            .requestTemplate(requestTemplate)
            .build())
        .build()));
  }
}
