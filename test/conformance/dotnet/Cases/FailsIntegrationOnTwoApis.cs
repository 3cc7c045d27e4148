using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class FailsIntegrationOnTwoApisStack : Stack
{
    public FailsIntegrationOnTwoApisStack(Construct scope, string id) : base(scope, id)
    {
        var integration = new WebSocketHttpProxyIntegration("Backend", new WebSocketHttpProxyIntegrationProps
        {
            Url = "https://chat.example.com/messages",
        });
        foreach (var name in new[] { "First", "Second" })
        {
            new Apigatewayv2.WebSocketRoute(this, $"{name}Route", new Apigatewayv2.WebSocketRouteProps
            {
                WebSocketApi = new Apigatewayv2.WebSocketApi(this, $"{name}Api"),
                RouteKey = "sendMessage",
                Integration = integration,
            });
        }
    }
}
