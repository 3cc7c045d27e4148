using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class FailsMissingUriStack : Stack
{
    public FailsMissingUriStack(Construct scope, string id) : base(scope, id)
    {
        new WebSocketIntegration(this, "Integration", new WebSocketIntegrationProps
        {
            WebSocketApi = new Apigatewayv2.WebSocketApi(this, "Api"),
            IntegrationType = WebSocketIntegrationType.AWS_PROXY,
            IntegrationUri = "",
        });
    }
}
