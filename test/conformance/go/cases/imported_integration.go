package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewImportedIntegrationStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	integration := websocketintegrations.WebSocketIntegration_FromWebSocketIntegrationAttributes(
		stack, jsii.String("Integration"), &websocketintegrations.WebSocketIntegrationAttributes{
			WebSocketApi: awsapigatewayv2.WebSocketApi_FromWebSocketApiAttributes(stack, jsii.String("Api"),
				&awsapigatewayv2.WebSocketApiAttributes{
					WebSocketId: jsii.String("abcd1234"),
				}),
			IntegrationId: jsii.String("xyz789"),
		})

	awsapigatewayv2.NewCfnRoute(stack, jsii.String("Route"), &awsapigatewayv2.CfnRouteProps{
		ApiId:    integration.WebSocketApi().ApiId(),
		RouteKey: jsii.String("sendMessage"),
		Target:   jsii.Sprintf("integrations/%s", *integration.IntegrationRef().IntegrationId),
	})

	return stack
}
