using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using CdkWebSocket.Integrations;
using Constructs;
using APIGateway = Amazon.CDK.AWS.APIGateway;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class EveryPropStack : Stack
{
    public EveryPropStack(Construct scope, string id) : base(scope, id)
    {
        new WebSocketIntegration(this, "Integration", new WebSocketIntegrationProps
        {
            WebSocketApi = new Apigatewayv2.WebSocketApi(this, "Api"),
            IntegrationType = WebSocketIntegrationType.HTTP,
            IntegrationUri = "https://chat.example.com/messages/{room}",
            ContentHandling = ContentHandling.CONVERT_TO_TEXT,
            CredentialsRole = new Role(this, "Role", new RoleProps
            {
                AssumedBy = new ServicePrincipal("apigateway.amazonaws.com"),
            }),
            IntegrationMethod = "POST",
            PassthroughBehavior = PassthroughBehavior.WHEN_NO_TEMPLATES,
            RequestParameters = new Dictionary<string, string>
            {
                ["integration.request.header.X-Connection-Id"] = "context.connectionId",
                ["integration.request.path.room"] = "route.request.body.room",
                ["integration.request.querystring.source"] = "'websocket'",
            },
            RequestTemplates = new Dictionary<string, string>
            {
                ["$default"] = """{"text": $input.json('$.text')}""",
                ["raw"] = "$input.body",
            },
            TemplateSelectionExpression = "${request.body.format}",
            Timeout = Duration.Seconds(5),
            Description = "sends a chat message to the room service",
            VpcLink = APIGateway.VpcLink.FromVpcLinkId(this, "VpcLink", "a1b2c3"),
        });
    }
}
