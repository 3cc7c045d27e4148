using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.Lambda;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class LambdaRoutesStack : Stack
{
    public LambdaRoutesStack(Construct scope, string id) : base(scope, id)
    {
        var handler = new Function(this, "Handler", new FunctionProps
        {
            Runtime = Runtime.NODEJS_22_X,
            Handler = "index.handler",
            Code = Code.FromInline("exports.handler = async () => ({ statusCode: 200 });"),
        });

        var lifecycle = new WebSocketLambdaIntegration("Lifecycle", handler);
        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api", new Apigatewayv2.WebSocketApiProps
        {
            ConnectRouteOptions = new Apigatewayv2.WebSocketRouteOptions { Integration = lifecycle },
            DisconnectRouteOptions = new Apigatewayv2.WebSocketRouteOptions { Integration = lifecycle },
            DefaultRouteOptions = new Apigatewayv2.WebSocketRouteOptions
            {
                Integration = new WebSocketLambdaIntegration("Fallback", handler, new WebSocketLambdaIntegrationProps
                {
                    ScopePermissionToRoute = false,
                }),
            },
        });
        webSocketApi.AddRoute("sendMessage", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketLambdaCustomIntegration("SendMessage", handler,
                new WebSocketLambdaCustomIntegrationProps
                {
                    RequestTemplates = new Dictionary<string, string>
                    {
                        ["$default"] = """{"text": $input.json('$.text')}""",
                    },
                    Responses = new[]
                    {
                        new WebSocketIntegrationResponseOptions { Key = WebSocketIntegrationResponseKey.DEFAULT },
                    },
                }),
            ReturnResponse = true,
        });
        webSocketApi.AddRoute("archive", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketLambdaCustomIntegration("Archive", handler,
                new WebSocketLambdaCustomIntegrationProps
                {
                    InvocationType = WebSocketLambdaInvocationType.EVENT,
                }),
        });
    }
}
