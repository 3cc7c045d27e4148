package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.ContentHandling;
import io.github.cdkwebsocket.integrations.PassthroughBehavior;
import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.VpcLink;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;

public class EveryPropStack extends Stack {
  public EveryPropStack(final App scope, final String id) {
    super(scope, id);

    Role role = Role.Builder.create(this, "Role")
        .assumedBy(new ServicePrincipal("apigateway.amazonaws.com"))
        .build();

    WebSocketIntegration.Builder.create(this, "Integration")
        .webSocketApi(new WebSocketApi(this, "Api"))
        .integrationType(WebSocketIntegrationType.HTTP)
        .integrationUri("https://chat.example.com/messages/{room}")
        .contentHandling(ContentHandling.CONVERT_TO_TEXT)
        .credentialsRole(role)
        .integrationMethod("POST")
        .passthroughBehavior(PassthroughBehavior.WHEN_NO_TEMPLATES)
        .requestParameters(Map.of(
            "integration.request.header.X-Connection-Id", "context.connectionId",
            "integration.request.path.room", "route.request.body.room",
            "integration.request.querystring.source", "'websocket'"))
        .requestTemplates(Map.of(
            "$default", "{\"text\": $input.json('$.text')}",
            "raw", "$input.body"))
        .templateSelectionExpression("${request.body.format}")
        .timeout(Duration.seconds(5))
        .description("sends a chat message to the room service")
        .vpcLink(VpcLink.fromVpcLinkId(this, "VpcLink", "a1b2c3"))
        .build();
  }
}
