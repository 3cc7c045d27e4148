package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;

public class TokensStack extends Stack {
  public TokensStack(final App scope, final String id) {
    super(scope, id);

    CfnParameter host = new CfnParameter(this, "Host");
    CfnParameter timeout = CfnParameter.Builder.create(this, "Timeout")
        .type("Number")
        .defaultValue(5000)
        .build();

    WebSocketIntegration.Builder.create(this, "Integration")
        .webSocketApi(new WebSocketApi(this, "Api"))
        .integrationType(WebSocketIntegrationType.HTTP)
        .integrationUri("https://" + host.getValueAsString() + "/messages")
        .integrationMethod(Fn.importValue("ChatMethod"))
        .requestParameters(Map.of("integration.request.header.X-Stack", "'" + getStackName() + "'"))
        .requestTemplates(Map.of(
            "$default", "{\"region\": \"" + getRegion() + "\", \"text\": $input.json('$.text')}"))
        .templateSelectionExpression("\\$default")
        .timeout(Duration.millis(timeout.getValueAsNumber()))
        .description("messages of " + getAccount())
        .build();
  }
}
