using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SQS;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class AwsServiceStack : Stack
{
    public AwsServiceStack(Construct scope, string id) : base(scope, id)
    {
        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        var queue = new Queue(this, "Queue");
        var role = new Role(this, "Role", new RoleProps
        {
            AssumedBy = new ServicePrincipal("apigateway.amazonaws.com"),
        });
        queue.GrantSendMessages(role);

        var integration = new WebSocketIntegration(this, "Integration", new WebSocketIntegrationProps
        {
            WebSocketApi = webSocketApi,
            IntegrationType = WebSocketIntegrationType.AWS,
            IntegrationUri = $"arn:{Partition}:apigateway:{Region}:sqs:path/{Account}/{queue.QueueName}",
            IntegrationMethod = "POST",
            CredentialsRole = role,
            PassthroughBehavior = PassthroughBehavior.NEVER,
            RequestParameters = new Dictionary<string, string>
            {
                ["integration.request.header.Content-Type"] = "'application/x-www-form-urlencoded'",
            },
            RequestTemplates = new Dictionary<string, string>
            {
                ["$default"] = "Action=SendMessage&MessageBody=$util.urlEncode($input.json('$'))",
            },
            TemplateSelectionExpression = @"\$default",
        });
        new Apigatewayv2.CfnRoute(this, "Route", new Apigatewayv2.CfnRouteProps
        {
            ApiId = webSocketApi.ApiId,
            RouteKey = "sendMessage",
            Target = $"integrations/{integration.IntegrationId}",
        });
    }
}
