using System.Collections.Generic;
using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class ConnectRoutesStack : Stack
{
    public ConnectRoutesStack(Construct scope, string id) : base(scope, id)
    {
        new Apigatewayv2.WebSocketApi(this, "Api", new Apigatewayv2.WebSocketApiProps
        {
            ConnectRouteOptions = new Apigatewayv2.WebSocketRouteOptions
            {
                Integration = new WebSocketHttpIntegration("Connect", new WebSocketHttpIntegrationProps
                {
                    Url = "https://example.com/connections",
                    Headers = new Dictionary<string, WebSocketMappingValue>
                    {
                        ["Authorization"] = WebSocketMappingValue.RequestHeader("Authorization"),
                    },
                    QueryStrings = new Dictionary<string, WebSocketMappingValue>
                    {
                        ["user"] = WebSocketMappingValue.RequestQueryString("user"),
                    },
                    RequestTemplate = WebSocketMappingTemplate.Json(new Dictionary<string, object>
                    {
                        ["connectionId"] = WebSocketMappingValue.ContextVariable("connectionId"),
                        ["language"] = WebSocketMappingValue.RequestHeader("Accept-Language").OrElse("en"),
                        ["headers"] = WebSocketMappingValue.RequestHeaders(),
                        ["parameters"] = WebSocketMappingValue.RequestQueryStrings(),
                        ["parametersAsText"] =
                            WebSocketMappingValue.JsonText(WebSocketMappingValue.RequestQueryStrings()),
                    }),
                }),
            },
            DisconnectRouteOptions = new Apigatewayv2.WebSocketRouteOptions
            {
                Integration = WebSocketMockIntegration.NoOp("Disconnect"),
            },
        });
    }
}
