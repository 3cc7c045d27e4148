using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class TableRoutesStack : Stack
{
    public TableRoutesStack(Construct scope, string id) : base(scope, id)
    {
        var table = new Table(this, "Table", new TableProps
        {
            PartitionKey = new Attribute { Name = "connectionId", Type = AttributeType.STRING },
        });
        table.AddGlobalSecondaryIndex(new GlobalSecondaryIndexProps
        {
            IndexName = "by-room",
            PartitionKey = new Attribute { Name = "room", Type = AttributeType.STRING },
            SortKey = new Attribute { Name = "status", Type = AttributeType.STRING },
        });
        var connectionId = WebSocketMappingValue.ContextVariable("connectionId");
        var room = WebSocketMappingValue.RequestBody("$.room");
        var key = new Dictionary<string, object> { ["connectionId"] = connectionId };

        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api", new Apigatewayv2.WebSocketApiProps
        {
            DisconnectRouteOptions = new Apigatewayv2.WebSocketRouteOptions
            {
                Integration = WebSocketDynamoDbIntegration.DeleteItem("Disconnect", table,
                    new WebSocketDynamoDbDeleteItemOptions
                    {
                        Key = key,
                        ConditionExpression = "#status <> :kept",
                        ExpressionAttributeNames = new Dictionary<string, string> { ["#status"] = "status" },
                        ExpressionAttributeValues = new Dictionary<string, object> { [":kept"] = "kept" },
                    }),
            },
        });
        webSocketApi.AddRoute("joinRoom", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketDynamoDbIntegration.PutItem("JoinRoom", table, new WebSocketDynamoDbPutItemOptions
            {
                Item = new Dictionary<string, object>
                {
                    ["connectionId"] = connectionId,
                    ["room"] = room,
                    ["status"] = """it's "$5" #1 \ 🎉""",
                    ["seats"] = 5,
                    ["share"] = 0.25,
                    ["muted"] = false,
                    ["expires"] = WebSocketMappingValue.EpochSeconds(Duration.Hours(2)),
                    ["profile"] = new Dictionary<string, object>
                    {
                        ["name"] = WebSocketMappingValue.RequestBody("$.name").OrElse("nobody"),
                        ["level"] = WebSocketMappingValue.RequestBody("$.level").OrElse(1),
                        ["tags"] = new object?[] { "new", null, WebSocketMappingValue.Format("room-{}", room) },
                    },
                },
                ConditionExpression = "attribute_not_exists(connectionId) OR #status = :status",
                ExpressionAttributeNames = new Dictionary<string, string> { ["#status"] = "status" },
                ExpressionAttributeValues = new Dictionary<string, object>
                {
                    [":status"] = WebSocketMappingValue.RequestBody("$.status"),
                },
            }),
            ReturnResponse = true,
        });
        webSocketApi.AddRoute("getMember", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketDynamoDbIntegration.GetItem("GetMember", table, new WebSocketDynamoDbGetItemOptions
            {
                Key = new Dictionary<string, object>
                {
                    ["connectionId"] = WebSocketMappingValue.RequestBody("$.member"),
                },
                ProjectionExpression = "room, #status",
                ConsistentRead = true,
                ExpressionAttributeNames = new Dictionary<string, string> { ["#status"] = "status" },
            }),
            ReturnResponse = true,
        });
        webSocketApi.AddRoute("setStatus", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketDynamoDbIntegration.UpdateItem("SetStatus", table,
                new WebSocketDynamoDbUpdateItemOptions
                {
                    Key = key,
                    UpdateExpression = "SET #status = :status ADD changes :one",
                    ConditionExpression = "room = :room",
                    ExpressionAttributeNames = new Dictionary<string, string> { ["#status"] = "status" },
                    ExpressionAttributeValues = new Dictionary<string, object>
                    {
                        [":status"] = WebSocketMappingValue.RequestBody("$.status"),
                        [":one"] = 1,
                        [":room"] = room,
                    },
                }),
            ReturnResponse = true,
        });
        webSocketApi.AddRoute("listMembers", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketDynamoDbIntegration.Query("ListMembers", table, new WebSocketDynamoDbQueryOptions
            {
                KeyConditionExpression = "room = :room",
                IndexName = "by-room",
                FilterExpression = "seats > :seats",
                ProjectionExpression = "connectionId, #status",
                Limit = 25,
                ScanIndexForward = false,
                ConsistentRead = false,
                ExpressionAttributeNames = new Dictionary<string, string> { ["#status"] = "status" },
                ExpressionAttributeValues = new Dictionary<string, object> { [":room"] = room, [":seats"] = 1 },
            }),
            ReturnResponse = true,
        });
    }
}
