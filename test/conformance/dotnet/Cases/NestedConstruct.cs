using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

internal class Backend : Construct
{
    public IWebSocketIntegration Integration { get; }

    public Backend(Construct scope, string id, Apigatewayv2.IWebSocketApi webSocketApi) : base(scope, id)
    {
        Integration = new WebSocketIntegration(this, "Integration", new WebSocketIntegrationProps
        {
            WebSocketApi = webSocketApi,
            IntegrationType = WebSocketIntegrationType.HTTP_PROXY,
            IntegrationUri = $"https://{id.ToLowerInvariant()}.example.com/",
            IntegrationMethod = "GET",
        });
    }
}

public class NestedConstructStack : Stack
{
    public NestedConstructStack(Construct scope, string id) : base(scope, id)
    {
        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        new Backend(this, "Orders", webSocketApi);
        new Backend(this, "Prices", webSocketApi);
    }
}
