using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SNS;
using Amazon.CDK.AWS.SQS;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class QueueAndTopicRoutesStack : Stack
{
    public QueueAndTopicRoutesStack(Construct scope, string id) : base(scope, id)
    {
        var credentialsRole = new Role(this, "Role", new RoleProps
        {
            AssumedBy = new ServicePrincipal("apigateway.amazonaws.com"),
        });
        var queue = new Queue(this, "Queue");
        var orders = new Queue(this, "Orders", new QueueProps { Fifo = true });
        var topic = new Topic(this, "Topic");
        var orderTopic = new Topic(this, "OrderTopic", new TopicProps { Fifo = true });
        var connectionId = WebSocketMappingValue.ContextVariable("connectionId");
        var requestId = WebSocketMappingValue.ContextVariable("requestId");
        var text = WebSocketMappingValue.RequestBody("$.text");

        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        webSocketApi.AddRoute("sendMessage", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketSqsIntegration.SendMessage("SendMessage", queue, new WebSocketSqsSendMessageOptions
            {
                MessageBody = WebSocketMappingValue.JsonText(new Dictionary<string, object>
                {
                    ["text"] = text,
                    ["sender"] = new Dictionary<string, object> { ["connectionId"] = connectionId },
                }),
                MessageAttributes = new Dictionary<string, WebSocketMappingValue>
                {
                    ["sender"] = connectionId,
                    ["action"] = WebSocketMappingValue.ContextVariable("routeKey"),
                },
                Delay = Duration.Minutes(1),
                CredentialsRole = credentialsRole,
                Timeout = Duration.Seconds(3),
            }),
            ReturnResponse = true,
        });
        webSocketApi.AddRoute("sendOrder", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketSqsIntegration.SendMessage("SendOrder", orders, new WebSocketSqsSendMessageOptions
            {
                MessageGroupId = connectionId,
                MessageDeduplicationId = requestId,
            }),
        });
        webSocketApi.AddRoute("publish", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketSnsIntegration.Publish("Publish", topic, new WebSocketSnsPublishOptions
            {
                Message = text,
                Subject = WebSocketMappingValue.Literal("A message"),
                MessageAttributes = new Dictionary<string, WebSocketMappingValue>
                {
                    ["room"] = WebSocketMappingValue.RequestBody("$.room"),
                },
                CredentialsRole = credentialsRole,
                Responses = new[]
                {
                    new WebSocketIntegrationResponseOptions
                    {
                        Key = WebSocketIntegrationResponseKey.DEFAULT,
                        Template = WebSocketMappingTemplate.Json(new Dictionary<string, object>
                        {
                            ["requestId"] = requestId,
                        }),
                    },
                },
            }),
            ReturnResponse = true,
        });
        webSocketApi.AddRoute("publishOrder", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketSnsIntegration.Publish("PublishOrder", orderTopic, new WebSocketSnsPublishOptions
            {
                MessageGroupId = connectionId,
                MessageDeduplicationId = requestId,
            }),
        });
    }
}
