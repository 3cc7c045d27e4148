using System.Collections.Generic;
using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class IntegrationResponsesStack : Stack
{
    public IntegrationResponsesStack(Construct scope, string id) : base(scope, id)
    {
        var integration = new WebSocketIntegration(this, "Integration", new WebSocketIntegrationProps
        {
            WebSocketApi = new Apigatewayv2.WebSocketApi(this, "Api"),
            IntegrationType = WebSocketIntegrationType.HTTP,
            IntegrationUri = "https://chat.example.com/messages",
            IntegrationMethod = "POST",
        });
        new WebSocketIntegrationResponse(this, "Success", new WebSocketIntegrationResponseProps
        {
            Integration = integration,
            Key = WebSocketIntegrationResponseKey.SUCCESS,
            ContentHandling = ContentHandling.CONVERT_TO_TEXT,
            ResponseParameters = new Dictionary<string, string>
            {
                ["method.response.header.X-Source"] = "'chat'",
            },
            ResponseTemplates = new Dictionary<string, string>
            {
                ["200"] = """{"ok": true}""",
                ["$default"] = """{"ok": false}""",
            },
            TemplateSelectionExpression = "${integration.response.statuscode}",
        });
        integration.AddResponse(new WebSocketIntegrationResponseOptions
        {
            Key = WebSocketIntegrationResponseKey.CLIENT_ERROR,
        });
        integration.AddResponse(new WebSocketIntegrationResponseOptions
        {
            Key = WebSocketIntegrationResponseKey.SERVER_ERROR,
        });
        integration.AddResponse(new WebSocketIntegrationResponseOptions
        {
            Key = WebSocketIntegrationResponseKey.FromStatusCode(302),
        });
        integration.AddResponse(new WebSocketIntegrationResponseOptions
        {
            Key = WebSocketIntegrationResponseKey.FromPattern(@"1\d{2}"),
        });
        integration.AddResponse(new WebSocketIntegrationResponseOptions
        {
            Key = WebSocketIntegrationResponseKey.DEFAULT,
            ResponseTemplates = new Dictionary<string, string>
            {
                ["$default"] = """{"error": "try again"}""",
            },
        });
    }
}
