using System;
using System.Collections.Generic;
using Amazon.CDK;
using CdkWebSocket.Integrations;
using CdkWebSocket.Integrations.Testing;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

/// <summary>What a test of a route sees of a request, as outputs.</summary>
public class RenderRequestStack : Stack
{
    public RenderRequestStack(Construct scope, string id) : base(scope, id)
    {
        var tested = new Stack(new App(), "Tested");
        var webSocketApi = new Apigatewayv2.WebSocketApi(tested, "Api");
        new Apigatewayv2.WebSocketStage(tested, "Stage", new Apigatewayv2.WebSocketStageProps
        {
            WebSocketApi = webSocketApi,
            StageName = "prod",
            AutoDeploy = true,
        });
        webSocketApi.AddRoute("sendMessage", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketHttpIntegration("SendMessage", new WebSocketHttpIntegrationProps
            {
                Url = "https://example.com/rooms/room-{room}",
                PathParameters = new Dictionary<string, WebSocketMappingValue>
                {
                    ["room"] = WebSocketMappingValue.RequestBody("$.room"),
                },
                Headers = new Dictionary<string, WebSocketMappingValue>
                {
                    ["X-Connection"] = WebSocketMappingValue.ContextVariable("connectionId"),
                    ["X-Tenant"] = WebSocketMappingValue.StageVariable("tenant"),
                },
                RequestTemplates = new Dictionary<string, string>
                {
                    ["$default"] =
                        """{"text": $input.json('$.text'), "user": "$context.authorizer.principalId", "expires": """ +
                        "#set($hour = $context.requestTimeEpoch / 1000 + 3600)$hour}",
                },
                TemplateSelectionExpression = "$default",
            }),
        });

        var route = RouteTester.FromStack(tested, "sendMessage");
        var request = route.RenderRequest(new ClientMessage
        {
            Body = """{"action":"sendMessage","room":"a b","text":"it's \"quoted\""}""",
            ConnectionId = "abc=",
            Authorizer = new Dictionary<string, string> { ["principalId"] = "user-1" },
            StageVariables = new Dictionary<string, string> { ["tenant"] = "acme" },
            RequestTime = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000).UtcDateTime,
        });

        var body = (IDictionary<string, object>)request.BodyAsJson();
        new CfnOutput(this, "Method", new CfnOutputProps { Value = request.Method ?? "" });
        new CfnOutput(this, "Uri", new CfnOutputProps { Value = request.Uri ?? "" });
        new CfnOutput(this, "Connection", new CfnOutputProps { Value = request.Headers["X-Connection"] });
        new CfnOutput(this, "Tenant", new CfnOutputProps { Value = request.Headers["X-Tenant"] });
        new CfnOutput(this, "Body", new CfnOutputProps { Value = request.Body ?? "" });
        new CfnOutput(this, "Text", new CfnOutputProps { Value = (string)body["text"] });
        new CfnOutput(this, "Explanation", new CfnOutputProps { Value = request.Explain() });
    }
}
