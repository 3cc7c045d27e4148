using Amazon.CDK;
using Amazon.CDK.AWS.ElasticLoadBalancingV2;
using CdkWebSocket.Integrations;
using Constructs;
using APIGateway = Amazon.CDK.AWS.APIGateway;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class VpcLinkStack : Stack
{
    public VpcLinkStack(Construct scope, string id) : base(scope, id)
    {
        var loadBalancer = NetworkLoadBalancer.FromNetworkLoadBalancerAttributes(this, "LoadBalancer",
            new NetworkLoadBalancerAttributes
            {
                LoadBalancerArn =
                    "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/chat/0123456789abcdef",
            });

        new WebSocketIntegration(this, "Integration", new WebSocketIntegrationProps
        {
            WebSocketApi = new Apigatewayv2.WebSocketApi(this, "Api"),
            IntegrationType = WebSocketIntegrationType.HTTP_PROXY,
            IntegrationUri = "http://chat.internal.example.com:8080/messages",
            IntegrationMethod = "POST",
            VpcLink = new APIGateway.VpcLink(this, "VpcLink", new APIGateway.VpcLinkProps
            {
                Targets = new[] { loadBalancer },
            }),
        });
    }
}
