package chat

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewChatStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	webSocketApi.AddRoute(jsii.String("sendMessage"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketHttpIntegration(jsii.String("Rooms"),
			&websocketintegrations.WebSocketHttpIntegrationProps{
				Url: jsii.String("https://rooms.example.com/messages"),
				RequestTemplates: &map[string]*string{
					"$default": jsii.String(`{"text": $input.json('$.text')}`),
				},
			}),
	})
	webSocketApi.AddRoute(jsii.String("ping"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketMockIntegration(jsii.String("Ping"),
			&websocketintegrations.WebSocketMockIntegrationProps{
				RequestTemplates: &map[string]*string{
					"$default": jsii.String(`{"statusCode": 200}`),
				},
				TemplateSelectionExpression: jsii.String("$default"),
				Responses: &[]*websocketintegrations.WebSocketIntegrationResponseOptions{
					{
						Key: websocketintegrations.WebSocketIntegrationResponseKey_SUCCESS(),
						ResponseTemplates: &map[string]*string{
							"$default": jsii.String(`{"pong": true}`),
						},
					},
				},
			}),
		ReturnResponse: jsii.Bool(true),
	})

	return stack
}
