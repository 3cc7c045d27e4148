using System.Collections.Generic;
using Amazon.CDK;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;
using Apigatewayv2Integrations = Amazon.CDK.AwsApigatewayv2Integrations;
using Assertions = Amazon.CDK.Assertions;

namespace Conformance.Cases;

/// <summary>What is found in a tree of aws-cdk-lib's own classes and is no error, as outputs.</summary>
public class RenderCheckTreeStack : Stack
{
    public RenderCheckTreeStack(Construct scope, string id) : base(scope, id)
    {
        var tested = new Stack(new App(), "Tested");
        var webSocketApi = new Apigatewayv2.WebSocketApi(tested, "Api");
        webSocketApi.AddRoute("ping", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new Apigatewayv2Integrations.WebSocketMockIntegration("Ping",
                new Apigatewayv2Integrations.WebSocketMockIntegrationProps
                {
                    RequestTemplates = new Dictionary<string, string>
                    {
                        ["$default"] = """{"statusCode": 200}""",
                    },
                    TemplateSelectionExpression = @"\$default",
                }),
            ReturnResponse = true,
        });
        WebSocketValidations.Check(tested);

        var warnings = Assertions.Annotations.FromStack(tested).FindWarning("*", Assertions.Match.AnyValue());
        new CfnOutput(this, "Count", new CfnOutputProps { Value = warnings.Length.ToString() });
        // aws-cdk-lib marks the type of its own results as obsolete, and returns no other.
#pragma warning disable CS0618
        new CfnOutput(this, "Place", new CfnOutputProps { Value = warnings[0].Id });
        new CfnOutput(this, "Warning", new CfnOutputProps { Value = (string)warnings[0].Entry.Data! });
#pragma warning restore CS0618
    }
}
