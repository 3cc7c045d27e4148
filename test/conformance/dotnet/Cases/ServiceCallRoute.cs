using System.Collections.Generic;
using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class ServiceCallRouteStack : Stack
{
    public ServiceCallRouteStack(Construct scope, string id) : base(scope, id)
    {
        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        webSocketApi.AddRoute("approve", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketAwsServiceIntegration.Call("Approve", "states", "SendTaskSuccess",
                new WebSocketAwsServiceCallOptions
                {
                    IamResources = new[] { "*" },
                    ContentType = "application/x-amz-json-1.0",
                    Target = "AWSStepFunctions.SendTaskSuccess",
                    RequestTemplate = WebSocketMappingTemplate.Json(new Dictionary<string, object>
                    {
                        ["taskToken"] = WebSocketMappingValue.RequestBody("$.token"),
                        ["output"] = WebSocketMappingValue.JsonText(new Dictionary<string, object>
                        {
                            ["approved"] = true,
                        }),
                    }),
                    Responses = new[]
                    {
                        new WebSocketIntegrationResponseOptions
                        {
                            Key = WebSocketIntegrationResponseKey.DEFAULT,
                            Template = WebSocketMappingTemplate.Json(new Dictionary<string, object>
                            {
                                ["requestId"] = WebSocketMappingValue.ContextVariable("requestId"),
                            }),
                        },
                    },
                }),
            ReturnResponse = true,
        });
        webSocketApi.AddRoute("schedule", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketAwsServiceIntegration.Call("Schedule", "scheduler", "CreateSchedule",
                new WebSocketAwsServiceCallOptions
                {
                    IamAction = "scheduler:CreateSchedule",
                    IamResources = new[]
                    {
                        FormatArn(new ArnComponents
                        {
                            Service = "scheduler",
                            Resource = "schedule",
                            ResourceName = "default/reminder-*",
                        }),
                    },
                    Path = "/schedules/reminder-{name}",
                    PathParameters = new Dictionary<string, WebSocketMappingValue>
                    {
                        ["name"] = WebSocketMappingValue.ContextVariable("requestId"),
                    },
                    Method = Apigatewayv2.HttpMethod.PUT,
                    Headers = new Dictionary<string, WebSocketMappingValue>
                    {
                        ["X-Trace"] = WebSocketMappingValue.ContextVariable("extendedRequestId"),
                    },
                    QueryStrings = new Dictionary<string, WebSocketMappingValue>
                    {
                        ["source"] = WebSocketMappingValue.Literal("websocket"),
                    },
                }),
        });
    }
}
