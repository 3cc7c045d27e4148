package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseKey;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseOptions;
import io.github.cdkwebsocket.integrations.WebSocketMappingTemplate;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import io.github.cdkwebsocket.integrations.WebSocketSnsIntegration;
import io.github.cdkwebsocket.integrations.WebSocketSnsPublishOptions;
import io.github.cdkwebsocket.integrations.WebSocketSqsIntegration;
import io.github.cdkwebsocket.integrations.WebSocketSqsSendMessageOptions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;

public class QueueAndTopicRoutesStack extends Stack {
  public QueueAndTopicRoutesStack(final App scope, final String id) {
    super(scope, id);

    Role credentialsRole = Role.Builder.create(this, "Role")
        .assumedBy(new ServicePrincipal("apigateway.amazonaws.com"))
        .build();
    Queue orders = Queue.Builder.create(this, "Orders").fifo(true).build();
    Topic orderTopic = Topic.Builder.create(this, "OrderTopic").fifo(true).build();
    WebSocketMappingValue connectionId = WebSocketMappingValue.contextVariable("connectionId");
    WebSocketMappingValue requestId = WebSocketMappingValue.contextVariable("requestId");
    WebSocketMappingValue text = WebSocketMappingValue.requestBody("$.text");

    WebSocketApi api = new WebSocketApi(this, "Api");
    api.addRoute("sendMessage", WebSocketRouteOptions.builder()
        .integration(WebSocketSqsIntegration.sendMessage("SendMessage", new Queue(this, "Queue"),
            WebSocketSqsSendMessageOptions.builder()
                .messageBody(WebSocketMappingValue.jsonText(Map.of(
                    "text", text,
                    "sender", Map.of("connectionId", connectionId))))
                .messageAttributes(Map.of(
                    "sender", connectionId,
                    "action", WebSocketMappingValue.contextVariable("routeKey")))
                .delay(Duration.minutes(1))
                .credentialsRole(credentialsRole)
                .timeout(Duration.seconds(3))
                .build()))
        .returnResponse(true)
        .build());
    api.addRoute("sendOrder", WebSocketRouteOptions.builder()
        .integration(WebSocketSqsIntegration.sendMessage("SendOrder", orders,
            WebSocketSqsSendMessageOptions.builder()
                .messageGroupId(connectionId)
                .messageDeduplicationId(requestId)
                .build()))
        .build());
    api.addRoute("publish", WebSocketRouteOptions.builder()
        .integration(WebSocketSnsIntegration.publish("Publish", new Topic(this, "Topic"),
            WebSocketSnsPublishOptions.builder()
                .message(text)
                .subject(WebSocketMappingValue.literal("A message"))
                .messageAttributes(Map.of("room", WebSocketMappingValue.requestBody("$.room")))
                .credentialsRole(credentialsRole)
                .responses(List.of(WebSocketIntegrationResponseOptions.builder()
                    .key(WebSocketIntegrationResponseKey.DEFAULT)
                    .template(WebSocketMappingTemplate.json(Map.of("requestId", requestId)))
                    .build()))
                .build()))
        .returnResponse(true)
        .build());
    api.addRoute("publishOrder", WebSocketRouteOptions.builder()
        .integration(WebSocketSnsIntegration.publish("PublishOrder", orderTopic,
            WebSocketSnsPublishOptions.builder()
                .messageGroupId(connectionId)
                .messageDeduplicationId(requestId)
                .build()))
        .build());
  }
}
