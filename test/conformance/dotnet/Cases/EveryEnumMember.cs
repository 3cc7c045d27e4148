using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class EveryEnumMemberStack : Stack
{
    public EveryEnumMemberStack(Construct scope, string id) : base(scope, id)
    {
        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        WebSocketIntegrationProps Backend(
            ContentHandling? contentHandling = null,
            PassthroughBehavior? passthroughBehavior = null) => new()
        {
            WebSocketApi = webSocketApi,
            IntegrationType = WebSocketIntegrationType.HTTP,
            IntegrationUri = "https://chat.example.com/messages",
            IntegrationMethod = "POST",
            ContentHandling = contentHandling,
            PassthroughBehavior = passthroughBehavior,
        };

        new WebSocketIntegration(this, "ConvertToBinary", Backend(ContentHandling.CONVERT_TO_BINARY));
        new WebSocketIntegration(this, "ConvertToText", Backend(ContentHandling.CONVERT_TO_TEXT));
        new WebSocketIntegration(this, "WhenNoMatch",
            Backend(passthroughBehavior: PassthroughBehavior.WHEN_NO_MATCH));
        new WebSocketIntegration(this, "WhenNoTemplates",
            Backend(passthroughBehavior: PassthroughBehavior.WHEN_NO_TEMPLATES));
        new WebSocketIntegration(this, "Never",
            Backend(passthroughBehavior: PassthroughBehavior.NEVER));
    }
}
