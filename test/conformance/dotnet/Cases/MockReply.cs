using System.Collections.Generic;
using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class MockReplyStack : Stack
{
    public MockReplyStack(Construct scope, string id) : base(scope, id)
    {
        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        new Apigatewayv2.WebSocketStage(this, "Stage", new Apigatewayv2.WebSocketStageProps
        {
            WebSocketApi = webSocketApi,
            StageName = "prod",
            AutoDeploy = true,
        });
        webSocketApi.AddRoute("ping", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketMockIntegration.Reply("Ping",
                WebSocketMappingTemplate.Json(new Dictionary<string, object>
                {
                    ["action"] = "pong",
                    ["connectionId"] = WebSocketMappingValue.ContextVariable("connectionId"),
                    ["time"] = WebSocketMappingValue.ContextVariable("requestTimeEpoch"),
                    ["version"] = WebSocketMappingValue.StageVariable("version"),
                })),
            ReturnResponse = true,
        });
    }
}
