package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewTimeoutBoundsStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	websocketintegrations.NewWebSocketIntegration(stack, jsii.String("Shortest"),
		&websocketintegrations.WebSocketIntegrationProps{
			WebSocketApi:    webSocketApi,
			IntegrationType: websocketintegrations.WebSocketIntegrationType_MOCK,
			IntegrationUri:  jsii.String(""),
			Timeout:         awscdk.Duration_Millis(jsii.Number(50)),
		})
	websocketintegrations.NewWebSocketIntegration(stack, jsii.String("Longest"),
		&websocketintegrations.WebSocketIntegrationProps{
			WebSocketApi:    webSocketApi,
			IntegrationType: websocketintegrations.WebSocketIntegrationType_MOCK,
			IntegrationUri:  jsii.String(""),
			Timeout:         awscdk.Duration_Seconds(jsii.Number(29)),
		})

	return stack
}
