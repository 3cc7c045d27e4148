using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class TableWritesStack : Stack
{
    public TableWritesStack(Construct scope, string id) : base(scope, id)
    {
        var table = new Table(this, "Table", new TableProps
        {
            PartitionKey = new Attribute { Name = "id", Type = AttributeType.STRING },
        });
        var value = WebSocketMappingValue.RequestBody("$.id");
        var key = new Dictionary<string, object> { ["id"] = value };

        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        webSocketApi.AddRoute("save", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketDynamoDbIntegration.PutItem("Save", table, new WebSocketDynamoDbPutItemOptions
            {
                Item = new Dictionary<string, object>
                {
                    ["id"] = value,
                    ["tags"] = WebSocketDynamoDbAttributeValue.FromStringSet(
                        new object[] { "new", WebSocketMappingValue.RequestBody("$.tag") }),
                    ["scores"] = WebSocketDynamoDbAttributeValue.FromNumberSet(
                        WebSocketMappingValue.RequestBody("$.scores")),
                    ["parts"] = WebSocketDynamoDbAttributeValue.FromBinarySet(new object[] { "AQID", "BAUG" }),
                    ["photo"] = WebSocketDynamoDbAttributeValue.FromBinary(
                        WebSocketMappingValue.Base64(WebSocketMappingValue.RequestBody("$.photo"))),
                    ["nickname"] = WebSocketMappingValue.RequestBody("$.nickname").OrOmit(),
                },
                ReturnValues = WebSocketDynamoDbReturnValues.ALL_OLD,
            }),
            ReturnResponse = true,
        });
        webSocketApi.AddRoute("remove", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketDynamoDbIntegration.DeleteItem("Remove", table,
                new WebSocketDynamoDbDeleteItemOptions
                {
                    Key = key,
                    ReturnValues = WebSocketDynamoDbReturnValues.NONE,
                }),
            ReturnResponse = true,
        });
        var returned = new[]
        {
            WebSocketDynamoDbReturnValues.UPDATED_OLD,
            WebSocketDynamoDbReturnValues.ALL_NEW,
            WebSocketDynamoDbReturnValues.UPDATED_NEW,
        };
        for (var index = 0; index < returned.Length; index++)
        {
            webSocketApi.AddRoute($"count{index}", new Apigatewayv2.WebSocketRouteOptions
            {
                Integration = WebSocketDynamoDbIntegration.UpdateItem($"Count{index}", table,
                    new WebSocketDynamoDbUpdateItemOptions
                    {
                        Key = key,
                        UpdateExpression = "ADD visits :one",
                        ExpressionAttributeValues = new Dictionary<string, object> { [":one"] = 1 },
                        ReturnValues = returned[index],
                    }),
                ReturnResponse = true,
            });
        }
        webSocketApi.AddRoute("history", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketDynamoDbIntegration.Query("History", table, new WebSocketDynamoDbQueryOptions
            {
                KeyConditionExpression = "id = :id",
                ExpressionAttributeValues = new Dictionary<string, object> { [":id"] = value },
                ExclusiveStartKey = WebSocketMappingValue.RequestBody("$.after"),
                Limit = 10,
            }),
            ReturnResponse = true,
        });
    }
}
