package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigateway"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awselasticloadbalancingv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewVpcLinkStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	loadBalancer := awselasticloadbalancingv2.NetworkLoadBalancer_FromNetworkLoadBalancerAttributes(
		stack, jsii.String("LoadBalancer"), &awselasticloadbalancingv2.NetworkLoadBalancerAttributes{
			LoadBalancerArn: jsii.String(
				"arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/chat/0123456789abcdef"),
		})

	websocketintegrations.NewWebSocketIntegration(stack, jsii.String("Integration"),
		&websocketintegrations.WebSocketIntegrationProps{
			WebSocketApi:      awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil),
			IntegrationType:   websocketintegrations.WebSocketIntegrationType_HTTP_PROXY,
			IntegrationUri:    jsii.String("http://chat.internal.example.com:8080/messages"),
			IntegrationMethod: jsii.String("POST"),
			VpcLink: awsapigateway.NewVpcLink(stack, jsii.String("VpcLink"), &awsapigateway.VpcLinkProps{
				Targets: &[]awselasticloadbalancingv2.INetworkLoadBalancer{loadBalancer},
			}),
		})

	return stack
}
