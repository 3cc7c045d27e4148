using System;
using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.SQS;
using CdkWebSocket.Integrations;
using CdkWebSocket.Integrations.Testing;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

/// <summary>What a test sets of a client and of the deployment, as outputs.</summary>
public class RenderConnectStack : Stack
{
    public RenderConnectStack(Construct scope, string id) : base(scope, id)
    {
        var tested = new Stack(new App(), "Tested");
        var webSocketApi = new Apigatewayv2.WebSocketApi(tested, "Api", new Apigatewayv2.WebSocketApiProps
        {
            ConnectRouteOptions = new Apigatewayv2.WebSocketRouteOptions
            {
                Integration = new WebSocketHttpIntegration("Connect", new WebSocketHttpIntegrationProps
                {
                    Url = "https://example.com/connections",
                    RequestTemplate = WebSocketMappingTemplate.Json(new Dictionary<string, object>
                    {
                        ["headers"] = WebSocketMappingValue.RequestHeaders(),
                        ["parameters"] = WebSocketMappingValue.RequestQueryStrings(),
                        ["connectedAt"] = WebSocketMappingValue.ContextVariable("connectedAt"),
                        ["requestTime"] = WebSocketMappingValue.ContextVariable("requestTime"),
                        ["sourceIp"] = WebSocketMappingValue.ContextVariable("identity.sourceIp"),
                        ["userAgent"] = WebSocketMappingValue.ContextVariable("identity.userAgent"),
                        ["accountId"] = WebSocketMappingValue.ContextVariable("identity.accountId"),
                        ["flavor"] = WebSocketMappingValue.StageVariable("flavor"),
                    }),
                }),
            },
        });
        new Apigatewayv2.WebSocketStage(tested, "Stage", new Apigatewayv2.WebSocketStageProps
        {
            WebSocketApi = webSocketApi,
            StageName = "prod",
            AutoDeploy = true,
        });
        webSocketApi.AddRoute("$default", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketHttpIntegration("Record", new WebSocketHttpIntegrationProps
            {
                Url = "https://example.com/records",
                ContentHandling = ContentHandling.CONVERT_TO_BINARY,
            }),
        });
        webSocketApi.AddRoute("queue", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketSqsIntegration.SendMessage("Queue", new Queue(tested, "Messages"),
                new WebSocketSqsSendMessageOptions
                {
                    MessageAttributes = new Dictionary<string, WebSocketMappingValue>
                    {
                        ["messageId"] = WebSocketMappingValue.ContextVariable("messageId"),
                    },
                }),
        });

        var options = new RouteTesterOptions { Api = "Tested/Api" };
        var connect = RouteTester.FromStack(tested, "$connect", options).RenderRequest(new ClientMessage
        {
            Headers = new Dictionary<string, string>
            {
                ["Authorization"] = "Bearer 1",
                ["Cookie"] = "replaced",
            },
            MultiValueHeaders = new Dictionary<string, string[]> { ["Cookie"] = new[] { "a=1", "b=2" } },
            QueryStringParameters = new Dictionary<string, string> { ["room"] = "replaced", ["user"] = "ann" },
            MultiValueQueryStringParameters = new Dictionary<string, string[]>
            {
                ["room"] = new[] { "lobby", "it's \"1\"" },
            },
            ConnectedAt = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000).UtcDateTime,
            RequestTime = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_250).UtcDateTime,
            SourceIp = "198.51.100.4",
            UserAgent = "chat/2",
            ContextVariables = new Dictionary<string, string> { ["identity.accountId"] = "111122223333" },
            StageVariables = new Dictionary<string, string> { ["flavor"] = "mint" },
        });
        var record = RouteTester.FromStack(tested, "$default")
            .RenderRequest(new ClientMessage { Body = "aGVsbG8=" });
        var elsewhere = new RouteTesterOptions
        {
            Values = new Dictionary<string, string> { ["AWS::Region"] = "eu-central-1" },
        };
        var queue = RouteTester.FromStack(tested, "queue", elsewhere)
            .RenderRequest(new ClientMessage { MessageId = "message-1" });

        Output("Connect", connect.Body);
        Output("ConnectIsBinary", connect.IsBase64Encoded ? "true" : "false");
        Output("Record", record.Body);
        Output("RecordIsBinary", record.IsBase64Encoded ? "true" : "false");
        Output("QueueUri", queue.Uri);
        Output("QueueBody", queue.Body);
    }

    private void Output(string id, string? value)
    {
        new CfnOutput(this, id, new CfnOutputProps { Value = value ?? "" });
    }
}
