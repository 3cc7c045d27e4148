using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class ImportedIntegrationStack : Stack
{
    public ImportedIntegrationStack(Construct scope, string id) : base(scope, id)
    {
        var integration = WebSocketIntegration.FromWebSocketIntegrationAttributes(this, "Integration",
            new WebSocketIntegrationAttributes
            {
                WebSocketApi = Apigatewayv2.WebSocketApi.FromWebSocketApiAttributes(this, "Api",
                    new Apigatewayv2.WebSocketApiAttributes { WebSocketId = "abcd1234" }),
                IntegrationId = "xyz789",
            });

        new Apigatewayv2.CfnRoute(this, "Route", new Apigatewayv2.CfnRouteProps
        {
            ApiId = integration.WebSocketApi.ApiId,
            RouteKey = "sendMessage",
            Target = $"integrations/{integration.IntegrationRef.IntegrationId}",
        });
    }
}
