package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewEveryIntegrationTypeStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	functionUri := "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/" +
		"arn:aws:lambda:eu-west-1:111122223333:function:chat/invocations"

	websocketintegrations.NewWebSocketIntegration(stack, jsii.String("Aws"),
		&websocketintegrations.WebSocketIntegrationProps{
			WebSocketApi:      webSocketApi,
			IntegrationType:   websocketintegrations.WebSocketIntegrationType_AWS,
			IntegrationUri:    jsii.String("arn:aws:apigateway:eu-west-1:sns:action/Publish"),
			IntegrationMethod: jsii.String("POST"),
		})
	websocketintegrations.NewWebSocketIntegration(stack, jsii.String("AwsProxy"),
		&websocketintegrations.WebSocketIntegrationProps{
			WebSocketApi:    webSocketApi,
			IntegrationType: websocketintegrations.WebSocketIntegrationType_AWS_PROXY,
			IntegrationUri:  jsii.String(functionUri),
		})
	websocketintegrations.NewWebSocketIntegration(stack, jsii.String("Http"),
		&websocketintegrations.WebSocketIntegrationProps{
			WebSocketApi:      webSocketApi,
			IntegrationType:   websocketintegrations.WebSocketIntegrationType_HTTP,
			IntegrationUri:    jsii.String("https://chat.example.com/messages"),
			IntegrationMethod: jsii.String("PUT"),
		})
	websocketintegrations.NewWebSocketIntegration(stack, jsii.String("HttpProxy"),
		&websocketintegrations.WebSocketIntegrationProps{
			WebSocketApi:      webSocketApi,
			IntegrationType:   websocketintegrations.WebSocketIntegrationType_HTTP_PROXY,
			IntegrationUri:    jsii.String("http://chat.example.com/messages"),
			IntegrationMethod: jsii.String("ANY"),
		})
	websocketintegrations.NewWebSocketIntegration(stack, jsii.String("Mock"),
		&websocketintegrations.WebSocketIntegrationProps{
			WebSocketApi:    webSocketApi,
			IntegrationType: websocketintegrations.WebSocketIntegrationType_MOCK,
			IntegrationUri:  jsii.String(""),
			RequestTemplates: &map[string]*string{
				"application/json": jsii.String(`{"statusCode": 200}`),
			},
		})

	return stack
}
