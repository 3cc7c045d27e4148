package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketKinesisIntegration;
import io.github.cdkwebsocket.integrations.WebSocketKinesisPutRecordOptions;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import io.github.cdkwebsocket.integrations.WebSocketS3Integration;
import io.github.cdkwebsocket.integrations.WebSocketS3PutObjectOptions;
import io.github.cdkwebsocket.integrations.WebSocketSnsIntegration;
import io.github.cdkwebsocket.integrations.WebSocketSnsPublishOptions;
import io.github.cdkwebsocket.integrations.WebSocketSqsIntegration;
import io.github.cdkwebsocket.integrations.WebSocketSqsSendMessageOptions;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.Queue;

public class OptionalFieldsStack extends Stack {
  public OptionalFieldsStack(final App scope, final String id) {
    super(scope, id);

    WebSocketMappingValue sender = WebSocketMappingValue.contextVariable("connectionId");
    Map<String, WebSocketMappingValue> messageAttributes = new TreeMap<>(Map.of(
        "sender", sender,
        "room", WebSocketMappingValue.requestBody("$.room").orOmit()));
    Map<String, WebSocketMappingValue> numberMessageAttributes =
        Map.of("priority", WebSocketMappingValue.requestBody("$.priority"));

    WebSocketApi api = new WebSocketApi(this, "Api");
    api.addRoute("queue", WebSocketRouteOptions.builder()
        .integration(WebSocketSqsIntegration.sendMessage("Queue", new Queue(this, "Messages"),
            WebSocketSqsSendMessageOptions.builder()
                .messageAttributes(messageAttributes)
                .numberMessageAttributes(numberMessageAttributes)
                .build()))
        .build());
    api.addRoute("publish", WebSocketRouteOptions.builder()
        .integration(WebSocketSnsIntegration.publish("Publish", new Topic(this, "Topic"),
            WebSocketSnsPublishOptions.builder()
                .messageAttributes(messageAttributes)
                .numberMessageAttributes(numberMessageAttributes)
                .subject(WebSocketMappingValue.requestBody("$.subject").orOmit())
                .build()))
        .build());
    api.addRoute("record", WebSocketRouteOptions.builder()
        .integration(WebSocketKinesisIntegration.putRecord("Record", new Stream(this, "Stream"),
            WebSocketKinesisPutRecordOptions.builder()
                .partitionKey(sender)
                .explicitHashKey(WebSocketMappingValue.literal("170141183460469231731687303715884105728"))
                .build()))
        .build());
    api.addRoute("upload", WebSocketRouteOptions.builder()
        .integration(WebSocketS3Integration.putObject("Upload", new Bucket(this, "Bucket"),
            WebSocketS3PutObjectOptions.builder()
                .key(WebSocketMappingValue.format(
                    "uploads/file-{}", WebSocketMappingValue.contextVariable("requestId")))
                .metadata(Map.of("sender", sender, "source", WebSocketMappingValue.literal("chat")))
                .build()))
        .build());
  }
}
