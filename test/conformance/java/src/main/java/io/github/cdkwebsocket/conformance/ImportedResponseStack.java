package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.IWebSocketIntegration;
import io.github.cdkwebsocket.integrations.IWebSocketIntegrationResponse;
import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationAttributes;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponse;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseAttributes;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseKey;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApiAttributes;

public class ImportedResponseStack extends Stack {
  public ImportedResponseStack(final App scope, final String id) {
    super(scope, id);

    IWebSocketIntegration integration = WebSocketIntegration.fromWebSocketIntegrationAttributes(
        this,
        "Integration",
        WebSocketIntegrationAttributes.builder()
            .webSocketApi(WebSocketApi.fromWebSocketApiAttributes(this, "Api", WebSocketApiAttributes.builder()
                .webSocketId("abcd1234")
                .build()))
            .integrationId("xyz789")
            .build());
    IWebSocketIntegrationResponse imported =
        WebSocketIntegrationResponse.fromWebSocketIntegrationResponseAttributes(
            this,
            "Imported",
            WebSocketIntegrationResponseAttributes.builder()
                .integration(integration)
                .integrationResponseId("qwe456")
                .build());
    WebSocketIntegrationResponse created = WebSocketIntegrationResponse.Builder.create(this, "Created")
        .integration(integration)
        .key(WebSocketIntegrationResponseKey.fromStatusCode(404))
        .build();

    output("ImportedId", imported.getIntegrationResponseId());
    output("CreatedId", created.getIntegrationResponseId());
    output("Reference", created.getIntegrationResponseRef().getIntegrationResponseId());
    output("Key", WebSocketIntegrationResponseKey.CLIENT_ERROR.getKey());
  }

  private void output(final String id, final String value) {
    CfnOutput.Builder.create(this, id).value(value).build();
  }
}
