package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewImportedResponseStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	integration := websocketintegrations.WebSocketIntegration_FromWebSocketIntegrationAttributes(
		stack, jsii.String("Integration"), &websocketintegrations.WebSocketIntegrationAttributes{
			WebSocketApi: awsapigatewayv2.WebSocketApi_FromWebSocketApiAttributes(stack, jsii.String("Api"),
				&awsapigatewayv2.WebSocketApiAttributes{
					WebSocketId: jsii.String("abcd1234"),
				}),
			IntegrationId: jsii.String("xyz789"),
		})
	imported := websocketintegrations.WebSocketIntegrationResponse_FromWebSocketIntegrationResponseAttributes(
		stack, jsii.String("Imported"), &websocketintegrations.WebSocketIntegrationResponseAttributes{
			Integration:           integration,
			IntegrationResponseId: jsii.String("qwe456"),
		})
	created := websocketintegrations.NewWebSocketIntegrationResponse(stack, jsii.String("Created"),
		&websocketintegrations.WebSocketIntegrationResponseProps{
			Integration: integration,
			Key:         websocketintegrations.WebSocketIntegrationResponseKey_FromStatusCode(jsii.Number(404)),
		})

	output := func(id string, value *string) {
		awscdk.NewCfnOutput(stack, &id, &awscdk.CfnOutputProps{Value: value})
	}
	output("ImportedId", imported.IntegrationResponseId())
	output("CreatedId", created.IntegrationResponseId())
	output("Reference", created.IntegrationResponseRef().IntegrationResponseId)
	output("Key", websocketintegrations.WebSocketIntegrationResponseKey_CLIENT_ERROR().Key())

	return stack
}
