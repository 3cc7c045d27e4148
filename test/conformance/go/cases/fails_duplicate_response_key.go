package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewFailsDuplicateResponseKeyStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	integration := websocketintegrations.NewWebSocketIntegration(stack, jsii.String("Integration"),
		&websocketintegrations.WebSocketIntegrationProps{
			WebSocketApi:      awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil),
			IntegrationType:   websocketintegrations.WebSocketIntegrationType_HTTP,
			IntegrationUri:    jsii.String("https://chat.example.com/messages"),
			IntegrationMethod: jsii.String("POST"),
		})
	websocketintegrations.NewWebSocketIntegrationResponse(stack, jsii.String("First"),
		&websocketintegrations.WebSocketIntegrationResponseProps{
			Integration: integration,
			Key:         websocketintegrations.WebSocketIntegrationResponseKey_FromStatusCode(jsii.Number(404)),
		})
	websocketintegrations.NewWebSocketIntegrationResponse(stack, jsii.String("Second"),
		&websocketintegrations.WebSocketIntegrationResponseProps{
			Integration: integration,
			Key:         websocketintegrations.WebSocketIntegrationResponseKey_FromStatusCode(jsii.Number(404)),
		})

	return stack
}
