package io.github.cdkwebsocket.conformance.examples;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cdkwebsocket.integrations.WebSocketHttpProxyIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.ITable;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.kinesis.IStream;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesisfirehose.DeliveryStream;
import software.amazon.awscdk.services.kinesisfirehose.IDeliveryStream;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.sns.ITopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.IQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.stepfunctions.IStateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachine;

/** What an example leaves to the reader. */
final class Given {
  private final Stack stack = new Stack(new App(), "Given");
  private final Path file;
  private WebSocketApi api;

  Given(final String output, final String name) {
    this.file = Path.of(output, name + ".json");
  }

  Stack getStack() {
    getWebSocketApi().addRoute("sendMessage", WebSocketRouteOptions.builder()
        .integration(WebSocketHttpProxyIntegration.Builder.create("SendMessage")
            .url("https://example.com/messages")
            .build())
        .returnResponse(true)
        .build());
    return stack;
  }

  WebSocketApi getWebSocketApi() {
    if (api == null) {
      api = new WebSocketApi(stack, "Api");
    }
    return api;
  }

  WebSocketIntegration getWebSocketIntegration() {
    return WebSocketIntegration.Builder.create(stack, "Integration")
        .webSocketApi(getWebSocketApi())
        .integrationType(WebSocketIntegrationType.HTTP)
        .integrationUri("https://example.com/messages")
        .integrationMethod("POST")
        .build();
  }

  Table getTable() {
    Table table = Table.Builder.create(stack, "Table")
        .partitionKey(Attribute.builder().name("connectionId").type(AttributeType.STRING).build())
        .build();
    table.addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
        .indexName("byUser")
        .partitionKey(Attribute.builder().name("user").type(AttributeType.STRING).build())
        .build());
    return table;
  }

  ITable getITable() {
    return Table.fromTableName(stack, "Table", "table");
  }

  IQueue getIQueue() {
    return Queue.fromQueueArn(stack, "Queue", "arn:aws:sqs:us-east-1:111122223333:queue");
  }

  ITopic getITopic() {
    return Topic.fromTopicArn(stack, "Topic", "arn:aws:sns:us-east-1:111122223333:topic");
  }

  IEventBus getIEventBus() {
    return EventBus.fromEventBusArn(stack, "Bus", "arn:aws:events:us-east-1:111122223333:event-bus/bus");
  }

  IStateMachine getIStateMachine() {
    return StateMachine.fromStateMachineArn(
        stack, "Machine", "arn:aws:states:us-east-1:111122223333:stateMachine:machine");
  }

  IStream getIStream() {
    return Stream.fromStreamArn(stack, "Stream", "arn:aws:kinesis:us-east-1:111122223333:stream/stream");
  }

  IDeliveryStream getIDeliveryStream() {
    return DeliveryStream.fromDeliveryStreamArn(
        stack, "Stream", "arn:aws:firehose:us-east-1:111122223333:deliverystream/stream");
  }

  IBucket getIBucket() {
    return Bucket.fromBucketName(stack, "Bucket", "bucket");
  }

  IRole getIRole() {
    return Role.fromRoleArn(stack, "Role", "arn:aws:iam::111122223333:role/role");
  }

  IFunction getIFunction() {
    return Function.fromFunctionArn(stack, "Handler", "arn:aws:lambda:us-east-1:111122223333:function:handler");
  }

  /** Leaves the template of a stack, by the name of the example. */
  void write(final Stack ofExample) {
    Stack written = ofExample == null ? stack : ofExample;
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, new ObjectMapper().writeValueAsString(Template.fromStack(written).toJSON()));
    } catch (IOException error) {
      throw new UncheckedIOException(error);
    }
  }
}
