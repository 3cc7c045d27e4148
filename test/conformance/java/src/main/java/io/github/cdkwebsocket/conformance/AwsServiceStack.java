package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.PassthroughBehavior;
import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.CfnRoute;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sqs.Queue;

public class AwsServiceStack extends Stack {
  public AwsServiceStack(final App scope, final String id) {
    super(scope, id);

    WebSocketApi api = new WebSocketApi(this, "Api");
    Queue queue = new Queue(this, "Queue");
    Role role = Role.Builder.create(this, "Role")
        .assumedBy(new ServicePrincipal("apigateway.amazonaws.com"))
        .build();
    queue.grantSendMessages(role);

    WebSocketIntegration integration = WebSocketIntegration.Builder.create(this, "Integration")
        .webSocketApi(api)
        .integrationType(WebSocketIntegrationType.AWS)
        .integrationUri(String.format("arn:%s:apigateway:%s:sqs:path/%s/%s",
            getPartition(), getRegion(), getAccount(), queue.getQueueName()))
        .integrationMethod("POST")
        .credentialsRole(role)
        .passthroughBehavior(PassthroughBehavior.NEVER)
        .requestParameters(Map.of(
            "integration.request.header.Content-Type", "'application/x-www-form-urlencoded'"))
        .requestTemplates(Map.of(
            "$default", "Action=SendMessage&MessageBody=$util.urlEncode($input.json('$'))"))
        .templateSelectionExpression("\\$default")
        .build();
    CfnRoute.Builder.create(this, "Route")
        .apiId(api.getApiId())
        .routeKey("sendMessage")
        .target("integrations/" + integration.getIntegrationId())
        .build();
  }
}
