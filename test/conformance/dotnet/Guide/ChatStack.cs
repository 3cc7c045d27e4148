using System.Collections.Generic;
using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Guide;

public class ChatStack : Stack
{
    public ChatStack(Construct scope, string id) : base(scope, id)
    {
        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        webSocketApi.AddRoute("sendMessage", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketHttpIntegration("Rooms", new WebSocketHttpIntegrationProps
            {
                Url = "https://rooms.example.com/messages",
                RequestTemplates = new Dictionary<string, string>
                {
                    ["$default"] = """{"text": $input.json('$.text')}""",
                },
            }),
        });
        webSocketApi.AddRoute("ping", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketMockIntegration("Ping", new WebSocketMockIntegrationProps
            {
                RequestTemplates = new Dictionary<string, string>
                {
                    ["$default"] = """{"statusCode": 200}""",
                },
                TemplateSelectionExpression = "$default",
                Responses = new[]
                {
                    new WebSocketIntegrationResponseOptions
                    {
                        Key = WebSocketIntegrationResponseKey.SUCCESS,
                        ResponseTemplates = new Dictionary<string, string>
                        {
                            ["$default"] = """{"pong": true}""",
                        },
                    },
                },
            }),
            ReturnResponse = true,
        });
    }
}
