using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class TimeoutBoundsStack : Stack
{
    public TimeoutBoundsStack(Construct scope, string id) : base(scope, id)
    {
        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        new WebSocketIntegration(this, "Shortest", new WebSocketIntegrationProps
        {
            WebSocketApi = webSocketApi,
            IntegrationType = WebSocketIntegrationType.MOCK,
            IntegrationUri = "",
            Timeout = Duration.Millis(50),
        });
        new WebSocketIntegration(this, "Longest", new WebSocketIntegrationProps
        {
            WebSocketApi = webSocketApi,
            IntegrationType = WebSocketIntegrationType.MOCK,
            IntegrationUri = "",
            Timeout = Duration.Seconds(29),
        });
    }
}
