package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewIntegrationResponsesStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	integration := websocketintegrations.NewWebSocketIntegration(stack, jsii.String("Integration"),
		&websocketintegrations.WebSocketIntegrationProps{
			WebSocketApi:      awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil),
			IntegrationType:   websocketintegrations.WebSocketIntegrationType_HTTP,
			IntegrationUri:    jsii.String("https://chat.example.com/messages"),
			IntegrationMethod: jsii.String("POST"),
		})
	websocketintegrations.NewWebSocketIntegrationResponse(stack, jsii.String("Success"),
		&websocketintegrations.WebSocketIntegrationResponseProps{
			Integration:     integration,
			Key:             websocketintegrations.WebSocketIntegrationResponseKey_SUCCESS(),
			ContentHandling: websocketintegrations.ContentHandling_CONVERT_TO_TEXT,
			ResponseParameters: &map[string]*string{
				"method.response.header.X-Source": jsii.String("'chat'"),
			},
			ResponseTemplates: &map[string]*string{
				"200":      jsii.String(`{"ok": true}`),
				"$default": jsii.String(`{"ok": false}`),
			},
			TemplateSelectionExpression: jsii.String("${integration.response.statuscode}"),
		})
	integration.AddResponse(&websocketintegrations.WebSocketIntegrationResponseOptions{
		Key: websocketintegrations.WebSocketIntegrationResponseKey_CLIENT_ERROR(),
	})
	integration.AddResponse(&websocketintegrations.WebSocketIntegrationResponseOptions{
		Key: websocketintegrations.WebSocketIntegrationResponseKey_SERVER_ERROR(),
	})
	integration.AddResponse(&websocketintegrations.WebSocketIntegrationResponseOptions{
		Key: websocketintegrations.WebSocketIntegrationResponseKey_FromStatusCode(jsii.Number(302)),
	})
	integration.AddResponse(&websocketintegrations.WebSocketIntegrationResponseOptions{
		Key: websocketintegrations.WebSocketIntegrationResponseKey_FromPattern(jsii.String(`1\d{2}`)),
	})
	integration.AddResponse(&websocketintegrations.WebSocketIntegrationResponseOptions{
		Key: websocketintegrations.WebSocketIntegrationResponseKey_DEFAULT(),
		ResponseTemplates: &map[string]*string{
			"$default": jsii.String(`{"error": "try again"}`),
		},
	})

	return stack
}
