using System.Collections.Generic;
using Amazon.CDK;
using CdkWebSocket.Integrations.Testing;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;
using Apigatewayv2Integrations = Amazon.CDK.AwsApigatewayv2Integrations;

namespace Conformance.Cases;

/// <summary>
/// A mapping template of aws-cdk-lib's own class that cannot be read: the error of the test points at the place.
/// </summary>
public class FailsTemplateStack : Stack
{
    public FailsTemplateStack(Construct scope, string id) : base(scope, id)
    {
        var app = new App();
        var tested = new Stack(app, "Tested");
        var webSocketApi = new Apigatewayv2.WebSocketApi(tested, "Api");
        webSocketApi.AddRoute("ping", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = new Apigatewayv2Integrations.WebSocketMockIntegration("Ping",
                new Apigatewayv2Integrations.WebSocketMockIntegrationProps
                {
                    RequestTemplates = new Dictionary<string, string>
                    {
                        ["$default"] = """
                            {
                              "statusCode": #if($input.path('$.fail') 500 #else 200 #end
                            }
                            """,
                    },
                    TemplateSelectionExpression = @"\$default",
                }),
        });

        RouteTester.FromAssembly(app.Synth().Directory, "Tested", "ping").RenderRequest();
    }
}
