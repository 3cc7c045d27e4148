using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.Assertions;
using CdkWebSocket.Integrations;
using CdkWebSocket.Integrations.Testing;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

/// <summary>
/// What a test of a route sees of a reply, as outputs: of a backend that answers, of one that fails, and of a mock.
/// </summary>
public class RenderReplyStack : Stack
{
    public RenderReplyStack(Construct scope, string id) : base(scope, id)
    {
        var tested = new Stack(new App(), "Tested");
        var webSocketApi = new Apigatewayv2.WebSocketApi(tested, "Api");
        new Apigatewayv2.WebSocketStage(tested, "Stage", new Apigatewayv2.WebSocketStageProps
        {
            WebSocketApi = webSocketApi,
            StageName = "prod",
            AutoDeploy = true,
        });
        webSocketApi.AddRoute("getRoom", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketHttpIntegration("GetRoom", new WebSocketHttpIntegrationProps
            {
                Url = "https://example.com/rooms",
                Responses = new[]
                {
                    new WebSocketIntegrationResponseOptions
                    {
                        Key = WebSocketIntegrationResponseKey.SUCCESS,
                        ResponseTemplates = new Dictionary<string, string>
                        {
                            ["$default"] = """{"room": $input.json('$.name')}""",
                        },
                        TemplateSelectionExpression = "$default",
                    },
                },
            }),
            ReturnResponse = true,
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
            }),
        });

        var template = Template.FromStack(tested).ToJSON();
        var route = RouteTester.FromTemplate(template, "getRoom", new RouteTesterOptions { Stage = "prod" });
        var reply = route.RenderReply(new BackendResponse { StatusCode = 200, Body = """{"name":"lobby"}""" });
        var failure = route.RenderReply(new BackendResponse
        {
            StatusCode = 500,
            Message = new ClientMessage { ConnectionId = "abc=", RequestId = "request-1" },
        });
        var oneWay = RouteTester.FromTemplate(template, "ping").RenderReply();

        var body = (IDictionary<string, object>)reply.BodyAsJson();
        new CfnOutput(this, "Sent", new CfnOutputProps { Value = reply.Sent ? "true" : "false" });
        new CfnOutput(this, "Body", new CfnOutputProps { Value = reply.Body ?? "" });
        new CfnOutput(this, "Room", new CfnOutputProps { Value = (string)body["room"] });
        new CfnOutput(this, "Key", new CfnOutputProps { Value = reply.IntegrationResponseKey ?? "" });
        new CfnOutput(this, "Failure", new CfnOutputProps { Value = failure.Body ?? "" });
        new CfnOutput(this, "OneWaySent", new CfnOutputProps { Value = oneWay.Sent ? "true" : "false" });
        new CfnOutput(this, "OneWayBody", new CfnOutputProps { Value = oneWay.Body ?? "none" });
        new CfnOutput(this, "Explanation", new CfnOutputProps { Value = failure.Explain() });
    }
}
