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

	api := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	awsapigatewayv2.NewWebSocketStage(stack, jsii.String("Stage"), &awsapigatewayv2.WebSocketStageProps{
		WebSocketApi: api,
		StageName:    jsii.String("prod"),
		AutoDeploy:   jsii.Bool(true),
	})
	api.AddRoute(jsii.String("sendMessage"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketHttpIntegration(jsii.String("Rooms"),
			&websocketintegrations.WebSocketHttpIntegrationProps{
				Url: jsii.String("https://rooms.example.com/messages"),
				RequestTemplate: websocketintegrations.WebSocketMappingTemplate_Json(map[string]any{
					"text": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.text")),
				}),
			}),
	})
	api.AddRoute(jsii.String("ping"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketMockIntegration_Reply(jsii.String("Ping"),
			websocketintegrations.WebSocketMappingTemplate_Json(map[string]any{"pong": true})),
		ReturnResponse: jsii.Bool(true),
	})

	return stack
}
