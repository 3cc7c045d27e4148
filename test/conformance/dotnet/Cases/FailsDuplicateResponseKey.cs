using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class FailsDuplicateResponseKeyStack : Stack
{
    public FailsDuplicateResponseKeyStack(Construct scope, string id) : base(scope, id)
    {
        var integration = new WebSocketIntegration(this, "Integration", new WebSocketIntegrationProps
        {
            WebSocketApi = new Apigatewayv2.WebSocketApi(this, "Api"),
            IntegrationType = WebSocketIntegrationType.HTTP,
            IntegrationUri = "https://chat.example.com/messages",
            IntegrationMethod = "POST",
        });
        new WebSocketIntegrationResponse(this, "First", new WebSocketIntegrationResponseProps
        {
            Integration = integration,
            Key = WebSocketIntegrationResponseKey.FromStatusCode(404),
        });
        new WebSocketIntegrationResponse(this, "Second", new WebSocketIntegrationResponseProps
        {
            Integration = integration,
            Key = WebSocketIntegrationResponseKey.FromStatusCode(404),
        });
    }
}
