package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewImportedApiStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	webSocketApi := awsapigatewayv2.WebSocketApi_FromWebSocketApiAttributes(stack, jsii.String("Api"),
		&awsapigatewayv2.WebSocketApiAttributes{
			WebSocketId: jsii.String("abcd1234"),
		})
	integration := websocketintegrations.NewWebSocketIntegration(stack, jsii.String("Integration"),
		&websocketintegrations.WebSocketIntegrationProps{
			WebSocketApi:      webSocketApi,
			IntegrationType:   websocketintegrations.WebSocketIntegrationType_HTTP_PROXY,
			IntegrationUri:    jsii.String("https://chat.example.com/messages"),
			IntegrationMethod: jsii.String("POST"),
		})

	for _, routeKey := range []string{"join", "leave"} {
		awsapigatewayv2.NewCfnRoute(stack, jsii.Sprintf("Route-%s", routeKey), &awsapigatewayv2.CfnRouteProps{
			ApiId:    integration.IntegrationRef().ApiId,
			RouteKey: jsii.String(routeKey),
			Target:   jsii.Sprintf("integrations/%s", *integration.IntegrationId()),
		})
	}

	return stack
}
