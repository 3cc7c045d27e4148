using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using Amazon.CDK;
using CdkWebSocket.Integrations;
using CdkWebSocket.Integrations.Testing;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

/// <summary>What a hostile message becomes in templates that are written from data, as outputs.</summary>
public class RenderMappingStack : Stack
{
    public RenderMappingStack(Construct scope, string id) : base(scope, id)
    {
        var tested = new Stack(new App(), "Tested");
        var webSocketApi = new Apigatewayv2.WebSocketApi(tested, "Api");
        new Apigatewayv2.WebSocketStage(tested, "Stage", new Apigatewayv2.WebSocketStageProps
        {
            WebSocketApi = webSocketApi,
            StageName = "prod",
            AutoDeploy = true,
        });
        var text = WebSocketMappingValue.RequestBody("$.text");
        var sender = WebSocketMappingValue.ContextVariable("authorizer.principalId");
        webSocketApi.AddRoute("json", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketHttpIntegration("Json", new WebSocketHttpIntegrationProps
            {
                Url = "https://example.com/json",
                RequestTemplate = WebSocketMappingTemplate.Json(new Dictionary<string, object>
                {
                    ["text"] = text,
                    ["line"] = WebSocketMappingValue.Format("{}: \"{}\"", sender, text),
                    ["record"] = WebSocketMappingValue.Base64(text),
                    ["detail"] = WebSocketMappingValue.JsonText(new Dictionary<string, object>
                    {
                        ["text"] = text,
                        ["quotes"] = new object[] { "\"", new Dictionary<string, object> { ["sender"] = sender } },
                        ["raw"] = WebSocketMappingValue.RequestBody().AsString(),
                        ["gone"] = WebSocketMappingValue.RequestBody("$.nothing").OrOmit(),
                    }),
                    ["counts"] = new object[] { WebSocketMappingValue.RequestBody("$.count"), 5, 0.25 },
                    ["nothing"] = WebSocketMappingValue.RequestBody("$.nothing").OrElse("$.text #1 \"quoted\""),
                    ["missing"] = WebSocketMappingValue.RequestBody("$.missing").OrElse(new Dictionary<string, object>
                    {
                        ["texts"] = new object?[] { text, null },
                    }),
                    ["expires"] = WebSocketMappingValue.EpochSeconds(),
                    ["it's \"$5\" #1"] = "it's \"$5\" #1 \\ \n 🎉",
                    ["message"] = WebSocketMappingValue.RequestBody(),
                }),
            }),
        });
        webSocketApi.AddRoute("form", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketHttpIntegration("Form", new WebSocketHttpIntegrationProps
            {
                Url = "https://example.com/form",
                RequestTemplate = WebSocketMappingTemplate.FormUrlEncoded(new Dictionary<string, WebSocketMappingValue>
                {
                    ["text"] = text,
                    ["a & b"] = WebSocketMappingValue.Literal("1 = 2 & 🎉"),
                    ["count"] = WebSocketMappingValue.RequestBody("$.count").OrOmit(),
                    ["gone"] = WebSocketMappingValue.RequestBody("$.missing").OrOmit(),
                    ["message"] = WebSocketMappingValue.RequestBody(),
                }),
            }),
        });
        webSocketApi.AddRoute("text", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketHttpIntegration("Text", new WebSocketHttpIntegrationProps
            {
                Url = "https://example.com/text",
                RequestTemplate = WebSocketMappingTemplate.Text(WebSocketMappingValue.Format("{}\n{}", text, sender)),
            }),
        });

        RenderedRequest Render(string action) => RouteTester.FromStack(tested, action).RenderRequest(new ClientMessage
        {
            Body =
                $"{{\"action\":\"{action}\",\"" +
                """text":"\"}, $input.body #set($a = 1) ' & = \\ \n \u2028 é 🎉","count":1e2,"nothing":null}""",
            ConnectionId = "abc=",
            Authorizer = new Dictionary<string, string> { ["principalId"] = "user-\"1\"" },
            RequestTime = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000).UtcDateTime,
        });
        var json = Render("json");

        // BodyAsJson throws here: the runtime of jsii for .NET takes no array that holds null.
        var body = JsonNode.Parse(json.Body!)!;
        new CfnOutput(this, "Json", new CfnOutputProps { Value = json.Body ?? "" });
        new CfnOutput(this, "JsonText", new CfnOutputProps { Value = body["text"]!.GetValue<string>() });
        new CfnOutput(this, "Form", new CfnOutputProps { Value = Render("form").Body ?? "" });
        new CfnOutput(this, "Text", new CfnOutputProps { Value = Render("text").Body ?? "" });
    }
}
