using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.SNS;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class MappingTemplatesStack : Stack
{
    public MappingTemplatesStack(Construct scope, string id) : base(scope, id)
    {
        var topic = new Topic(this, "Topic");
        var text = WebSocketMappingValue.RequestBody("$.text");
        var room = WebSocketMappingValue.RequestBody("$.room");
        var connectionId = WebSocketMappingValue.ContextVariable("connectionId");
        var tenant = WebSocketMappingValue.StageVariable("tenant");

        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        webSocketApi.AddRoute("sendMessage", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketHttpIntegration("SendMessage", new WebSocketHttpIntegrationProps
            {
                Url = "https://chat.example.com/messages",
                Headers = new Dictionary<string, WebSocketMappingValue>
                {
                    ["X-Room"] = room,
                    ["X-Tenant"] = tenant,
                },
                RequestTemplate = WebSocketMappingTemplate.Json(new Dictionary<string, object>
                {
                    ["message"] = WebSocketMappingValue.RequestBody(),
                    ["sender"] = new Dictionary<string, object>
                    {
                        ["connectionId"] = connectionId,
                        ["since"] = WebSocketMappingValue.ContextVariable("connectedAt"),
                        ["tenants"] = new object[]
                        {
                            new Dictionary<string, object> { ["name"] = tenant },
                            "everyone",
                        },
                    },
                    ["room"] = WebSocketMappingValue.Format("{}/room-{}", tenant, room),
                    ["record"] = WebSocketMappingValue.Base64(text),
                    ["detail"] = WebSocketMappingValue.JsonText(new Dictionary<string, object>
                    {
                        ["text"] = text,
                        ["tags"] = new object[] { "chat", new Dictionary<string, object> { ["room"] = room } },
                    }),
                    ["topics"] = new object[]
                    {
                        new Dictionary<string, object> { ["arn"] = topic.TopicArn },
                        $"{topic.TopicName}/all",
                    },
                    ["urgent"] = false,
                    ["priority"] = 5,
                    ["share"] = 0.25,
                    ["history"] = new object?[] { null, true, 1, text },
                    ["nothing"] = WebSocketMappingValue.NULL,
                    ["it's \"$5\" #1"] = "it's \"$5\" #1 \\ \n 🎉",
                }),
                Responses = new[]
                {
                    new WebSocketIntegrationResponseOptions
                    {
                        Key = WebSocketIntegrationResponseKey.SUCCESS,
                        Template = WebSocketMappingTemplate.Json(new Dictionary<string, object>
                        {
                            ["id"] = WebSocketMappingValue.ResponseBody("$.id"),
                            ["answer"] = new Dictionary<string, object>
                            {
                                ["to"] = connectionId,
                                ["all"] = WebSocketMappingValue.ResponseBody(),
                            },
                        }),
                    },
                    new WebSocketIntegrationResponseOptions
                    {
                        Key = WebSocketIntegrationResponseKey.DEFAULT,
                        Template = WebSocketMappingTemplate.Text(
                            WebSocketMappingValue.ResponseBody("$.reason").OrElse("no reason given")),
                    },
                },
            }),
            ReturnResponse = true,
        });
        webSocketApi.AddRoute("joinRoom", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketHttpIntegration("JoinRoom", new WebSocketHttpIntegrationProps
            {
                Url = "https://chat.example.com/members",
                RequestTemplate = WebSocketMappingTemplate.Json(new Dictionary<string, object>
                {
                    ["name"] = WebSocketMappingValue.RequestBody("$.name").OrElse("it's \"$5\" #1"),
                    ["seats"] = WebSocketMappingValue.RequestBody("$.seats").OrElse(1),
                    ["muted"] = WebSocketMappingValue.RequestBody("$.muted").OrElse(false),
                    ["profile"] = WebSocketMappingValue.RequestBody("$.profile").OrElse(new Dictionary<string, object>
                    {
                        ["level"] = 1.5,
                        ["rooms"] = new object?[] { room, null },
                    }),
                    ["contact"] = WebSocketMappingValue.RequestBody("$.email")
                        .OrElse(WebSocketMappingValue.RequestBody("$.phone")),
                }),
            }),
        });
        webSocketApi.AddRoute("postForm", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketHttpIntegration("PostForm", new WebSocketHttpIntegrationProps
            {
                Url = "https://chat.example.com/forms",
                Headers = new Dictionary<string, WebSocketMappingValue>
                {
                    ["Content-Type"] = WebSocketMappingValue.Literal("application/x-www-form-urlencoded"),
                },
                RequestTemplate = WebSocketMappingTemplate.FormUrlEncoded(new Dictionary<string, WebSocketMappingValue>
                {
                    ["room & tenant"] = WebSocketMappingValue.Format("{} & {}", room, tenant),
                    ["action"] = WebSocketMappingValue.Literal("a=b & c"),
                    ["text"] = text,
                    ["topic"] = WebSocketMappingValue.Literal(topic.TopicArn),
                }),
            }),
        });
        webSocketApi.AddRoute("forward", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketHttpIntegration("Forward", new WebSocketHttpIntegrationProps
            {
                Url = "https://chat.example.com/raw",
                RequestTemplate = WebSocketMappingTemplate.Text(WebSocketMappingValue.RequestBody()),
            }),
        });
    }
}
