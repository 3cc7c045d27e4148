using System.Collections.Generic;
using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class FailsSeveralMistakesStack : Stack
{
    public FailsSeveralMistakesStack(Construct scope, string id) : base(scope, id)
    {
        new WebSocketIntegration(this, "Integration", new WebSocketIntegrationProps
        {
            WebSocketApi = new Apigatewayv2.WebSocketApi(this, "Api"),
            IntegrationType = WebSocketIntegrationType.HTTP,
            IntegrationUri = "",
            IntegrationMethod = "POST",
            RequestParameters = new Dictionary<string, string>
            {
                ["integration.request.header.X-Note"] = $"'{new string('x', 511)}'",
            },
            Timeout = Duration.Minutes(1),
        });
    }
}
