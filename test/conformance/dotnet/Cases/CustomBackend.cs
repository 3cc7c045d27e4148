using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

internal class EchoIntegration : WebSocketRouteIntegrationBase
{
    public EchoIntegration(string id) : base(id)
    {
    }

    public override IWebSocketIntegrationOptions BindToApi(Apigatewayv2.IWebSocketRouteIntegrationBindOptions options)
    {
        return new WebSocketIntegrationOptions
        {
            IntegrationType = WebSocketIntegrationType.HTTP_PROXY,
            IntegrationUri = $"https://echo.example.com/{options.Route.RouteKey}",
            IntegrationMethod = "POST",
            Description = "echoes the message",
        };
    }

    public override void BindToRoute(Apigatewayv2.IWebSocketRouteIntegrationBindOptions options)
    {
        new CfnOutput(options.Scope, "EchoedRoute", new CfnOutputProps { Value = options.Route.RouteKey });
    }
}

public class CustomBackendStack : Stack
{
    public CustomBackendStack(Construct scope, string id) : base(scope, id)
    {
        var integration = new EchoIntegration("Echo");
        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        webSocketApi.AddRoute("shout", new Apigatewayv2.WebSocketRouteOptions { Integration = integration });
        webSocketApi.AddRoute("whisper", new Apigatewayv2.WebSocketRouteOptions { Integration = integration });
    }
}
