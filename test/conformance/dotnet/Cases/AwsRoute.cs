using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.SNS;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class AwsRouteStack : Stack
{
    public AwsRouteStack(Construct scope, string id) : base(scope, id)
    {
        var topic = new Topic(this, "Topic");
        var role = new Role(this, "Role", new RoleProps
        {
            AssumedBy = new ServicePrincipal("apigateway.amazonaws.com"),
        });
        topic.GrantPublish(role);

        var integration = new WebSocketAwsIntegration("Publish", new WebSocketAwsIntegrationProps
        {
            IntegrationUri = $"arn:{Partition}:apigateway:{Region}:sns:action/Publish",
            IntegrationMethod = "POST",
            CredentialsRole = role,
            RequestParameters = new Dictionary<string, string>
            {
                ["integration.request.header.Content-Type"] = "'application/x-www-form-urlencoded'",
            },
            RequestTemplates = new Dictionary<string, string>
            {
                ["$default"] =
                    $"""Action=Publish&TopicArn=$util.urlEncode("{topic.TopicArn}")""" +
                    "&Message=$util.urlEncode($input.body)",
            },
            TemplateSelectionExpression = @"\$default",
            Responses = new[]
            {
                new WebSocketIntegrationResponseOptions
                {
                    Key = WebSocketIntegrationResponseKey.SUCCESS,
                    ResponseTemplates = new Dictionary<string, string>
                    {
                        ["$default"] = """{"published": true}""",
                    },
                },
            },
        });
        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        webSocketApi.AddRoute("publish", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = integration,
            ReturnResponse = true,
        });
        integration.AddResponse(new WebSocketIntegrationResponseOptions
        {
            Key = WebSocketIntegrationResponseKey.DEFAULT,
            ResponseTemplates = new Dictionary<string, string>
            {
                ["$default"] = """{"published": false}""",
            },
        });
    }
}
