package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketAwsIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseKey;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseOptions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;

public class AwsRouteStack extends Stack {
  public AwsRouteStack(final App scope, final String id) {
    super(scope, id);

    Topic topic = new Topic(this, "Topic");
    Role role = Role.Builder.create(this, "Role")
        .assumedBy(new ServicePrincipal("apigateway.amazonaws.com"))
        .build();
    topic.grantPublish(role);

    WebSocketAwsIntegration integration = WebSocketAwsIntegration.Builder.create("Publish")
        .integrationUri(String.format("arn:%s:apigateway:%s:sns:action/Publish", getPartition(), getRegion()))
        .integrationMethod("POST")
        .credentialsRole(role)
        .requestParameters(Map.of(
            "integration.request.header.Content-Type", "'application/x-www-form-urlencoded'"))
        .requestTemplates(Map.of(
            "$default", "Action=Publish&TopicArn=$util.urlEncode(\"" + topic.getTopicArn()
                + "\")&Message=$util.urlEncode($input.body)"))
        .templateSelectionExpression("\\$default")
        .responses(List.of(WebSocketIntegrationResponseOptions.builder()
            .key(WebSocketIntegrationResponseKey.SUCCESS)
            .responseTemplates(Map.of("$default", "{\"published\": true}"))
            .build()))
        .build();
    new WebSocketApi(this, "Api").addRoute("publish", WebSocketRouteOptions.builder()
        .integration(integration)
        .returnResponse(true)
        .build());
    integration.addResponse(WebSocketIntegrationResponseOptions.builder()
        .key(WebSocketIntegrationResponseKey.DEFAULT)
        .responseTemplates(Map.of("$default", "{\"published\": false}"))
        .build());
  }
}
