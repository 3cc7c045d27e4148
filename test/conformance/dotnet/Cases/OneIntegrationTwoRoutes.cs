using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class OneIntegrationTwoRoutesStack : Stack
{
    public OneIntegrationTwoRoutesStack(Construct scope, string id) : base(scope, id)
    {
        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        var integration = new WebSocketIntegration(this, "Integration", new WebSocketIntegrationProps
        {
            WebSocketApi = webSocketApi,
            IntegrationType = WebSocketIntegrationType.HTTP_PROXY,
            IntegrationUri = "https://chat.example.com/messages",
            IntegrationMethod = "POST",
        });

        foreach (var routeKey in new[] { "join", "leave" })
        {
            new Apigatewayv2.CfnRoute(this, $"Route-{routeKey}", new Apigatewayv2.CfnRouteProps
            {
                ApiId = webSocketApi.ApiId,
                RouteKey = routeKey,
                Target = $"integrations/{integration.IntegrationId}",
            });
        }
    }
}
