using Amazon.CDK;
using Amazon.CDK.AWS.IAM;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class RoleStack : Stack
{
    public IRole Role { get; }

    public RoleStack(Construct scope, string id) : base(scope, id)
    {
        Role = new Role(this, "Role", new RoleProps
        {
            AssumedBy = new ServicePrincipal("apigateway.amazonaws.com"),
        });
    }
}

public class CrossStackRoleStack : Stack
{
    public CrossStackRoleStack(Construct scope, string id, IRole role) : base(scope, id)
    {
        new WebSocketIntegration(this, "Integration", new WebSocketIntegrationProps
        {
            WebSocketApi = new Apigatewayv2.WebSocketApi(this, "Api"),
            IntegrationType = WebSocketIntegrationType.AWS,
            IntegrationUri = $"arn:{Partition}:apigateway:{Region}:sns:action/Publish",
            IntegrationMethod = "POST",
            CredentialsRole = role,
        });
    }
}
