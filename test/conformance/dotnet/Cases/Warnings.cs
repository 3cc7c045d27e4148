using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

/// <summary>What AWS accepts and is probably a mistake.</summary>
public class WarningsStack : Stack
{
    public WarningsStack(Construct scope, string id) : base(scope, id)
    {
        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        webSocketApi.AddRoute("ping", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketMockIntegration("Ping", new WebSocketMockIntegrationProps
            {
                RequestTemplate = WebSocketMappingTemplate.FromString("""{"status": 200}"""),
            }),
        });
        webSocketApi.AddRoute("greet", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new WebSocketHttpIntegration("Greet", new WebSocketHttpIntegrationProps
            {
                Url = "https://example.com/greetings",
                RequestTemplate = WebSocketMappingTemplate.FromString("""{"name": "$input.path('$.name')"}"""),
            }),
        });
    }
}
