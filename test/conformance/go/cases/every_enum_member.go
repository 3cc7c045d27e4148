package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewEveryEnumMemberStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	backend := websocketintegrations.WebSocketIntegrationProps{
		WebSocketApi:      awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil),
		IntegrationType:   websocketintegrations.WebSocketIntegrationType_HTTP,
		IntegrationUri:    jsii.String("https://chat.example.com/messages"),
		IntegrationMethod: jsii.String("POST"),
	}

	convertToBinary := backend
	convertToBinary.ContentHandling = websocketintegrations.ContentHandling_CONVERT_TO_BINARY
	websocketintegrations.NewWebSocketIntegration(stack, jsii.String("ConvertToBinary"), &convertToBinary)

	convertToText := backend
	convertToText.ContentHandling = websocketintegrations.ContentHandling_CONVERT_TO_TEXT
	websocketintegrations.NewWebSocketIntegration(stack, jsii.String("ConvertToText"), &convertToText)

	whenNoMatch := backend
	whenNoMatch.PassthroughBehavior = websocketintegrations.PassthroughBehavior_WHEN_NO_MATCH
	websocketintegrations.NewWebSocketIntegration(stack, jsii.String("WhenNoMatch"), &whenNoMatch)

	whenNoTemplates := backend
	whenNoTemplates.PassthroughBehavior = websocketintegrations.PassthroughBehavior_WHEN_NO_TEMPLATES
	websocketintegrations.NewWebSocketIntegration(stack, jsii.String("WhenNoTemplates"), &whenNoTemplates)

	never := backend
	never.PassthroughBehavior = websocketintegrations.PassthroughBehavior_NEVER
	websocketintegrations.NewWebSocketIntegration(stack, jsii.String("Never"), &never)

	return stack
}
