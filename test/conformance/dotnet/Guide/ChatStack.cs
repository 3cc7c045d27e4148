using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.Apigatewayv2;
using CdkWebSocket.Integrations;
using Constructs;

namespace Conformance.Guide;

public class ChatStack : Stack
{
    public ChatStack(Construct scope, string id) : base(scope, id)
    {
        var api = new WebSocketApi(this, "Api");
        new WebSocketStage(this, "Stage", new WebSocketStageProps
        {
            WebSocketApi = api,
            StageName = "prod",
            AutoDeploy = true,
        });
        api.AddRoute("sendMessage", new WebSocketRouteOptions
        {
            Integration = new WebSocketHttpIntegration("Rooms", new WebSocketHttpIntegrationProps
            {
                Url = "https://rooms.example.com/messages",
                RequestTemplate = WebSocketMappingTemplate.Json(new Dictionary<string, object>
                {
                    ["text"] = WebSocketMappingValue.RequestBody("$.text"),
                }),
            }),
        });
        api.AddRoute("ping", new WebSocketRouteOptions
        {
            Integration = WebSocketMockIntegration.Reply("Ping",
                WebSocketMappingTemplate.Json(new Dictionary<string, object> { ["pong"] = true })),
            ReturnResponse = true,
        });
    }
}
