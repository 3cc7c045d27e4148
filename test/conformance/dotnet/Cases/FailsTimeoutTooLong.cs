using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class FailsTimeoutTooLongStack : Stack
{
    public FailsTimeoutTooLongStack(Construct scope, string id) : base(scope, id)
    {
        new WebSocketIntegration(this, "Integration", new WebSocketIntegrationProps
        {
            WebSocketApi = new Apigatewayv2.WebSocketApi(this, "Api"),
            IntegrationType = WebSocketIntegrationType.MOCK,
            IntegrationUri = "",
            Timeout = Duration.Millis(29_001),
        });
    }
}
