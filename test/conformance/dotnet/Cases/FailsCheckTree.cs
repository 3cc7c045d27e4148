using System.Collections.Generic;
using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;
using Apigatewayv2Integrations = Amazon.CDK.AwsApigatewayv2Integrations;

namespace Conformance.Cases;

/// <summary>What AWS is known to reject in a tree of aws-cdk-lib's own classes.</summary>
public class FailsCheckTreeStack : Stack
{
    public FailsCheckTreeStack(Construct scope, string id) : base(scope, id)
    {
        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        webSocketApi.AddRoute("publish", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new Apigatewayv2Integrations.WebSocketAwsIntegration("Publish",
                new Apigatewayv2Integrations.WebSocketAwsIntegrationProps
                {
                    IntegrationUri = $"arn:{Partition}:apigateway:{Region}:sns:action/Publish",
                    IntegrationMethod = "POST",
                    RequestTemplates = new Dictionary<string, string>
                    {
                        ["$default"] = "Action=Publish&Message=$util.urlEncode($input.body)",
                    },
                    TemplateSelectionExpression = "$default",
                }),
        });
        WebSocketValidations.Check(scope);
    }
}
