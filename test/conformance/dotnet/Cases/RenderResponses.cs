using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using CdkWebSocket.Integrations;
using CdkWebSocket.Integrations.Testing;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

/// <summary>What a client gets when a backend fails, is late, or returns this or that, as outputs.</summary>
public class RenderResponsesStack : Stack
{
    public RenderResponsesStack(Construct scope, string id) : base(scope, id)
    {
        var tested = new Stack(new App(), "Tested");
        var handler = Function.FromFunctionArn(
            tested, "Function", "arn:aws:lambda:us-east-1:111122223333:function:handler");
        var webSocketApi = new Apigatewayv2.WebSocketApi(tested, "Api", new Apigatewayv2.WebSocketApiProps
        {
            ConnectRouteOptions = new Apigatewayv2.WebSocketRouteOptions
            {
                Integration = new WebSocketLambdaIntegration("Connect", handler),
            },
        });
        webSocketApi.AddRoute("ask", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketLambdaCustomIntegration("Ask", handler, new WebSocketLambdaCustomIntegrationProps
            {
                InvocationType = WebSocketLambdaInvocationType.REQUEST_RESPONSE,
                Responses = new[]
                {
                    new WebSocketIntegrationResponseOptions
                    {
                        Key = WebSocketIntegrationResponseKey.DEFAULT,
                        Template = WebSocketMappingTemplate.Json(new Dictionary<string, object>
                        {
                            ["answer"] = WebSocketMappingValue.ResponseBody("$.answer"),
                        }),
                    },
                },
            }),
            ReturnResponse = true,
        });
        webSocketApi.AddRoute("look", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketHttpIntegration("Look", new WebSocketHttpIntegrationProps
            {
                Url = "https://example.com/rooms",
                Responses = new[]
                {
                    new WebSocketIntegrationResponseOptions
                    {
                        Key = WebSocketIntegrationResponseKey.SUCCESS,
                        ResponseTemplates = new Dictionary<string, string>
                        {
                            ["short"] = """{"short": true}""",
                            ["$default"] = """{"short": false}""",
                        },
                        TemplateSelectionExpression = "${integration.response.header.X-Form}",
                    },
                },
            }),
            ReturnResponse = true,
        });

        var connect = RouteTester.FromStack(tested, "$connect");
        var accepted = connect.RenderReply(new BackendResponse
        {
            FunctionResult = new Dictionary<string, object>
            {
                ["statusCode"] = 200,
                ["headers"] = new Dictionary<string, object>
                {
                    ["Sec-WebSocket-Protocol"] = "chat",
                    ["X-Other"] = "dropped",
                },
            },
        });
        var malformed = connect.RenderReply(new BackendResponse
        {
            FunctionResult = new Dictionary<string, object> { ["answer"] = 42 },
        });
        var failed = connect.RenderReply(new BackendResponse
        {
            Failed = true,
            Message = new ClientMessage { RequestId = "request-1" },
        });
        var answered = RouteTester.FromStack(tested, "ask")
            .RenderReply(new BackendResponse { Body = """{"answer":42}""" });
        var look = RouteTester.FromStack(tested, "look");
        var late = look.RenderReply(new BackendResponse
        {
            TimedOut = true,
            Message = new ClientMessage { ConnectionId = "abc=", RequestId = "request-1" },
        });
        var brief = look.RenderReply(new BackendResponse
        {
            Headers = new Dictionary<string, string> { ["X-Form"] = "short" },
        });

        Output("Accepted", $"{accepted.StatusCode}");
        Output("Protocol", accepted.Headers["Sec-WebSocket-Protocol"]);
        Output("Headers", $"{accepted.Headers.Count}");
        Output("Malformed", $"{malformed.StatusCode}");
        Output("Failed", $"{failed.StatusCode}");
        Output("Answered", answered.Body);
        Output("Late", late.Body);
        Output("Short", brief.Body);
    }

    private void Output(string id, string? value)
    {
        new CfnOutput(this, id, new CfnOutputProps { Value = value ?? "" });
    }
}
