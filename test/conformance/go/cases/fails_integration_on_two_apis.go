package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewFailsIntegrationOnTwoApisStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	integration := websocketintegrations.NewWebSocketHttpProxyIntegration(jsii.String("Backend"),
		&websocketintegrations.WebSocketHttpProxyIntegrationProps{
			Url: jsii.String("https://chat.example.com/messages"),
		})
	for _, name := range []string{"First", "Second"} {
		awsapigatewayv2.NewWebSocketRoute(stack, jsii.Sprintf("%sRoute", name), &awsapigatewayv2.WebSocketRouteProps{
			WebSocketApi: awsapigatewayv2.NewWebSocketApi(stack, jsii.Sprintf("%sApi", name), nil),
			RouteKey:     jsii.String("sendMessage"),
			Integration:  integration,
		})
	}

	return stack
}
