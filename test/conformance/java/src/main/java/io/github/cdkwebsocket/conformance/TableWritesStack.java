package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketDynamoDbAttributeValue;
import io.github.cdkwebsocket.integrations.WebSocketDynamoDbDeleteItemOptions;
import io.github.cdkwebsocket.integrations.WebSocketDynamoDbIntegration;
import io.github.cdkwebsocket.integrations.WebSocketDynamoDbPutItemOptions;
import io.github.cdkwebsocket.integrations.WebSocketDynamoDbQueryOptions;
import io.github.cdkwebsocket.integrations.WebSocketDynamoDbReturnValues;
import io.github.cdkwebsocket.integrations.WebSocketDynamoDbUpdateItemOptions;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Table;

public class TableWritesStack extends Stack {
  public TableWritesStack(final App scope, final String id) {
    super(scope, id);

    Table table = Table.Builder.create(this, "Table")
        .partitionKey(Attribute.builder().name("id").type(AttributeType.STRING).build())
        .build();
    WebSocketMappingValue value = WebSocketMappingValue.requestBody("$.id");
    Map<String, WebSocketMappingValue> key = Map.of("id", value);

    WebSocketApi api = new WebSocketApi(this, "Api");
    api.addRoute("save", WebSocketRouteOptions.builder()
        .integration(WebSocketDynamoDbIntegration.putItem("Save", table, WebSocketDynamoDbPutItemOptions.builder()
            .item(Map.of(
                "id", value,
                "tags", WebSocketDynamoDbAttributeValue.fromStringSet(
                    List.of("new", WebSocketMappingValue.requestBody("$.tag"))),
                "scores", WebSocketDynamoDbAttributeValue.fromNumberSet(
                    WebSocketMappingValue.requestBody("$.scores")),
                "parts", WebSocketDynamoDbAttributeValue.fromBinarySet(List.of("AQID", "BAUG")),
                "photo", WebSocketDynamoDbAttributeValue.fromBinary(
                    WebSocketMappingValue.base64(WebSocketMappingValue.requestBody("$.photo"))),
                "nickname", WebSocketMappingValue.requestBody("$.nickname").orOmit()))
            .returnValues(WebSocketDynamoDbReturnValues.ALL_OLD)
            .build()))
        .returnResponse(true)
        .build());
    api.addRoute("remove", WebSocketRouteOptions.builder()
        .integration(WebSocketDynamoDbIntegration.deleteItem("Remove", table,
            WebSocketDynamoDbDeleteItemOptions.builder()
                .key(key)
                .returnValues(WebSocketDynamoDbReturnValues.NONE)
                .build()))
        .returnResponse(true)
        .build());
    List<WebSocketDynamoDbReturnValues> returned = List.of(
        WebSocketDynamoDbReturnValues.UPDATED_OLD,
        WebSocketDynamoDbReturnValues.ALL_NEW,
        WebSocketDynamoDbReturnValues.UPDATED_NEW);
    for (int index = 0; index < returned.size(); index++) {
      api.addRoute("count" + index, WebSocketRouteOptions.builder()
          .integration(WebSocketDynamoDbIntegration.updateItem("Count" + index, table,
              WebSocketDynamoDbUpdateItemOptions.builder()
                  .key(key)
                  .updateExpression("ADD visits :one")
                  .expressionAttributeValues(Map.of(":one", 1))
                  .returnValues(returned.get(index))
                  .build()))
          .returnResponse(true)
          .build());
    }
    api.addRoute("history", WebSocketRouteOptions.builder()
        .integration(WebSocketDynamoDbIntegration.query("History", table, WebSocketDynamoDbQueryOptions.builder()
            .keyConditionExpression("id = :id")
            .expressionAttributeValues(Map.of(":id", value))
            .exclusiveStartKey(WebSocketMappingValue.requestBody("$.after"))
            .limit(10)
            .build()))
        .returnResponse(true)
        .build());
  }
}
