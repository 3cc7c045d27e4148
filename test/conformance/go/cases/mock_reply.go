package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewMockReplyStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	awsapigatewayv2.NewWebSocketStage(stack, jsii.String("Stage"), &awsapigatewayv2.WebSocketStageProps{
		WebSocketApi: webSocketApi,
		StageName:    jsii.String("prod"),
		AutoDeploy:   jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("ping"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketMockIntegration_Reply(jsii.String("Ping"),
			websocketintegrations.WebSocketMappingTemplate_Json(map[string]any{
				"action": "pong",
				"connectionId": websocketintegrations.WebSocketMappingValue_ContextVariable(
					jsii.String("connectionId")),
				"time": websocketintegrations.WebSocketMappingValue_ContextVariable(
					jsii.String("requestTimeEpoch")),
				"version": websocketintegrations.WebSocketMappingValue_StageVariable(jsii.String("version")),
			})),
		ReturnResponse: jsii.Bool(true),
	})

	return stack
}
