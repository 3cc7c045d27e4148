using System.Collections.Generic;
using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class TokensStack : Stack
{
    public TokensStack(Construct scope, string id) : base(scope, id)
    {
        var host = new CfnParameter(this, "Host");
        var timeout = new CfnParameter(this, "Timeout", new CfnParameterProps
        {
            Type = "Number",
            Default = 5000,
        });

        new WebSocketIntegration(this, "Integration", new WebSocketIntegrationProps
        {
            WebSocketApi = new Apigatewayv2.WebSocketApi(this, "Api"),
            IntegrationType = WebSocketIntegrationType.HTTP,
            IntegrationUri = $"https://{host.ValueAsString}/messages",
            IntegrationMethod = Fn.ImportValue("ChatMethod"),
            RequestParameters = new Dictionary<string, string>
            {
                ["integration.request.header.X-Stack"] = $"'{StackName}'",
            },
            RequestTemplates = new Dictionary<string, string>
            {
                ["$default"] = $$"""{"region": "{{Region}}", "text": $input.json('$.text')}""",
            },
            TemplateSelectionExpression = @"\$default",
            Timeout = Duration.Millis(timeout.ValueAsNumber),
            Description = $"messages of {Account}",
        });
    }
}
