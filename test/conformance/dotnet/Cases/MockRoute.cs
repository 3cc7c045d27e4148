using System.Collections.Generic;
using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class MockRouteStack : Stack
{
    public MockRouteStack(Construct scope, string id) : base(scope, id)
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
            Integration = new WebSocketMockIntegration("Ping", new WebSocketMockIntegrationProps
            {
                RequestTemplates = new Dictionary<string, string>
                {
                    ["$default"] = """{"statusCode": 200}""",
                },
                TemplateSelectionExpression = @"\$default",
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
