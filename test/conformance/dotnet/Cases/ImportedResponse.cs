using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class ImportedResponseStack : Stack
{
    public ImportedResponseStack(Construct scope, string id) : base(scope, id)
    {
        var integration = WebSocketIntegration.FromWebSocketIntegrationAttributes(this, "Integration",
            new WebSocketIntegrationAttributes
            {
                WebSocketApi = Apigatewayv2.WebSocketApi.FromWebSocketApiAttributes(this, "Api",
                    new Apigatewayv2.WebSocketApiAttributes { WebSocketId = "abcd1234" }),
                IntegrationId = "xyz789",
            });
        var imported = WebSocketIntegrationResponse.FromWebSocketIntegrationResponseAttributes(this, "Imported",
            new WebSocketIntegrationResponseAttributes
            {
                Integration = integration,
                IntegrationResponseId = "qwe456",
            });
        var created = new WebSocketIntegrationResponse(this, "Created", new WebSocketIntegrationResponseProps
        {
            Integration = integration,
            Key = WebSocketIntegrationResponseKey.FromStatusCode(404),
        });

        var reference = created.IntegrationResponseRef.IntegrationResponseId;
        new CfnOutput(this, "ImportedId", new CfnOutputProps { Value = imported.IntegrationResponseId });
        new CfnOutput(this, "CreatedId", new CfnOutputProps { Value = created.IntegrationResponseId });
        new CfnOutput(this, "Reference", new CfnOutputProps { Value = reference });
        new CfnOutput(this, "Key", new CfnOutputProps { Value = WebSocketIntegrationResponseKey.CLIENT_ERROR.Key });
    }
}
