using Amazon.CDK.AWS.Apigatewayv2;
using CdkWebSocket.Integrations;
using WebSocketIntegrationType = CdkWebSocket.Integrations.WebSocketIntegrationType;

class EchoIntegration : WebSocketRouteIntegrationBase
{
    public EchoIntegration(string id) : base(id)
    {
    }

    public override IWebSocketIntegrationOptions BindToApi(IWebSocketRouteIntegrationBindOptions options)
    {
        return new WebSocketIntegrationOptions
        {
            IntegrationType = WebSocketIntegrationType.HTTP_PROXY,
            IntegrationUri = $"https://echo.example.com/{options.Route.RouteKey}",
            IntegrationMethod = "POST",
        };
    }
}
