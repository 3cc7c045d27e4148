package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketDynamoDbDeleteItemOptions;
import io.github.cdkwebsocket.integrations.WebSocketDynamoDbGetItemOptions;
import io.github.cdkwebsocket.integrations.WebSocketDynamoDbIntegration;
import io.github.cdkwebsocket.integrations.WebSocketDynamoDbPutItemOptions;
import io.github.cdkwebsocket.integrations.WebSocketDynamoDbQueryOptions;
import io.github.cdkwebsocket.integrations.WebSocketDynamoDbUpdateItemOptions;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import java.util.Arrays;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.Table;

public class TableRoutesStack extends Stack {
  public TableRoutesStack(final App scope, final String id) {
    super(scope, id);

    Table table = Table.Builder.create(this, "Table")
        .partitionKey(Attribute.builder().name("connectionId").type(AttributeType.STRING).build())
        .build();
    table.addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
        .indexName("by-room")
        .partitionKey(Attribute.builder().name("room").type(AttributeType.STRING).build())
        .sortKey(Attribute.builder().name("status").type(AttributeType.STRING).build())
        .build());
    WebSocketMappingValue connectionId = WebSocketMappingValue.contextVariable("connectionId");
    WebSocketMappingValue room = WebSocketMappingValue.requestBody("$.room");
    Map<String, WebSocketMappingValue> key = Map.of("connectionId", connectionId);

    WebSocketApi api = WebSocketApi.Builder.create(this, "Api")
        .disconnectRouteOptions(WebSocketRouteOptions.builder()
            .integration(WebSocketDynamoDbIntegration.deleteItem("Disconnect", table,
                WebSocketDynamoDbDeleteItemOptions.builder()
                    .key(key)
                    .conditionExpression("#status <> :kept")
                    .expressionAttributeNames(Map.of("#status", "status"))
                    .expressionAttributeValues(Map.of(":kept", "kept"))
                    .build()))
            .build())
        .build();
    api.addRoute("joinRoom", WebSocketRouteOptions.builder()
        .integration(WebSocketDynamoDbIntegration.putItem("JoinRoom", table,
            WebSocketDynamoDbPutItemOptions.builder()
                .item(Map.of(
                    "connectionId", connectionId,
                    "room", room,
                    "status", "it's \"$5\" #1 \\ 🎉",
                    "seats", 5,
                    "share", 0.25,
                    "muted", false,
                    "expires", WebSocketMappingValue.epochSeconds(Duration.hours(2)),
                    "profile", Map.of(
                        "name", WebSocketMappingValue.requestBody("$.name").orElse("nobody"),
                        "level", WebSocketMappingValue.requestBody("$.level").orElse(1),
                        "tags", Arrays.asList("new", null, WebSocketMappingValue.format("room-{}", room)))))
                .conditionExpression("attribute_not_exists(connectionId) OR #status = :status")
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(Map.of(":status", WebSocketMappingValue.requestBody("$.status")))
                .build()))
        .returnResponse(true)
        .build());
    api.addRoute("getMember", WebSocketRouteOptions.builder()
        .integration(WebSocketDynamoDbIntegration.getItem("GetMember", table,
            WebSocketDynamoDbGetItemOptions.builder()
                .key(Map.of("connectionId", WebSocketMappingValue.requestBody("$.member")))
                .projectionExpression("room, #status")
                .consistentRead(true)
                .expressionAttributeNames(Map.of("#status", "status"))
                .build()))
        .returnResponse(true)
        .build());
    api.addRoute("setStatus", WebSocketRouteOptions.builder()
        .integration(WebSocketDynamoDbIntegration.updateItem("SetStatus", table,
            WebSocketDynamoDbUpdateItemOptions.builder()
                .key(key)
                .updateExpression("SET #status = :status ADD changes :one")
                .conditionExpression("room = :room")
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(Map.of(
                    ":status", WebSocketMappingValue.requestBody("$.status"),
                    ":one", 1,
                    ":room", room))
                .build()))
        .returnResponse(true)
        .build());
    api.addRoute("listMembers", WebSocketRouteOptions.builder()
        .integration(WebSocketDynamoDbIntegration.query("ListMembers", table,
            WebSocketDynamoDbQueryOptions.builder()
                .keyConditionExpression("room = :room")
                .indexName("by-room")
                .filterExpression("seats > :seats")
                .projectionExpression("connectionId, #status")
                .limit(25)
                .scanIndexForward(false)
                .consistentRead(false)
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(Map.of(":room", room, ":seats", 1))
                .build()))
        .returnResponse(true)
        .build());
  }
}
