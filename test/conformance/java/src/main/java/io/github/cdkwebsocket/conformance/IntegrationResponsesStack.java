package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.ContentHandling;
import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponse;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseKey;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseOptions;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;

public class IntegrationResponsesStack extends Stack {
  public IntegrationResponsesStack(final App scope, final String id) {
    super(scope, id);

    WebSocketIntegration integration = WebSocketIntegration.Builder.create(this, "Integration")
        .webSocketApi(new WebSocketApi(this, "Api"))
        .integrationType(WebSocketIntegrationType.HTTP)
        .integrationUri("https://chat.example.com/messages")
        .integrationMethod("POST")
        .build();
    WebSocketIntegrationResponse.Builder.create(this, "Success")
        .integration(integration)
        .key(WebSocketIntegrationResponseKey.SUCCESS)
        .contentHandling(ContentHandling.CONVERT_TO_TEXT)
        .responseParameters(Map.of("method.response.header.X-Source", "'chat'"))
        .responseTemplates(Map.of(
            "200", "{\"ok\": true}",
            "$default", "{\"ok\": false}"))
        .templateSelectionExpression("${integration.response.statuscode}")
        .build();
    integration.addResponse(WebSocketIntegrationResponseOptions.builder()
        .key(WebSocketIntegrationResponseKey.CLIENT_ERROR)
        .build());
    integration.addResponse(WebSocketIntegrationResponseOptions.builder()
        .key(WebSocketIntegrationResponseKey.SERVER_ERROR)
        .build());
    integration.addResponse(WebSocketIntegrationResponseOptions.builder()
        .key(WebSocketIntegrationResponseKey.fromStatusCode(302))
        .build());
    integration.addResponse(WebSocketIntegrationResponseOptions.builder()
        .key(WebSocketIntegrationResponseKey.fromPattern("1\\d{2}"))
        .build());
    integration.addResponse(WebSocketIntegrationResponseOptions.builder()
        .key(WebSocketIntegrationResponseKey.DEFAULT)
        .responseTemplates(Map.of("$default", "{\"error\": \"try again\"}"))
        .build());
  }
}
