package cases

import (
	"time"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations/websockettest"
)

// What a test of a route sees of a request, as outputs.
func NewRenderRequestStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	tested := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Tested"), nil)
	webSocketApi := awsapigatewayv2.NewWebSocketApi(tested, jsii.String("Api"), nil)
	awsapigatewayv2.NewWebSocketStage(tested, jsii.String("Stage"), &awsapigatewayv2.WebSocketStageProps{
		WebSocketApi: webSocketApi,
		StageName:    jsii.String("prod"),
		AutoDeploy:   jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("sendMessage"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketHttpIntegration(jsii.String("SendMessage"),
			&websocketintegrations.WebSocketHttpIntegrationProps{
				Url: jsii.String("https://example.com/rooms/room-{room}"),
				PathParameters: &map[string]websocketintegrations.WebSocketMappingValue{
					"room": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.room")),
				},
				Headers: &map[string]websocketintegrations.WebSocketMappingValue{
					"X-Connection": websocketintegrations.WebSocketMappingValue_ContextVariable(
						jsii.String("connectionId")),
					"X-Tenant": websocketintegrations.WebSocketMappingValue_StageVariable(jsii.String("tenant")),
				},
				RequestTemplates: &map[string]*string{
					"$default": jsii.String(
						`{"text": $input.json('$.text'), "user": "$context.authorizer.principalId", ` +
							`"expires": #set($hour = $context.requestTimeEpoch / 1000 + 3600)$hour}`),
				},
				TemplateSelectionExpression: jsii.String("$default"),
			}),
	})

	route := websockettest.RouteTester_FromStack(tested, jsii.String("sendMessage"), nil)
	request := route.RenderRequest(&websockettest.ClientMessage{
		Body:           jsii.String(`{"action":"sendMessage","room":"a b","text":"it's \"quoted\""}`),
		ConnectionId:   jsii.String("abc="),
		Authorizer:     &map[string]*string{"principalId": jsii.String("user-1")},
		StageVariables: &map[string]*string{"tenant": jsii.String("acme")},
		RequestTime:    jsii.Time(time.Unix(1_700_000_000, 0).UTC()),
	})

	headers := *request.Headers()
	body := request.BodyAsJson().(map[string]any)
	awscdk.NewCfnOutput(stack, jsii.String("Method"), &awscdk.CfnOutputProps{Value: request.Method()})
	awscdk.NewCfnOutput(stack, jsii.String("Uri"), &awscdk.CfnOutputProps{Value: request.Uri()})
	awscdk.NewCfnOutput(stack, jsii.String("Connection"), &awscdk.CfnOutputProps{Value: headers["X-Connection"]})
	awscdk.NewCfnOutput(stack, jsii.String("Tenant"), &awscdk.CfnOutputProps{Value: headers["X-Tenant"]})
	awscdk.NewCfnOutput(stack, jsii.String("Body"), &awscdk.CfnOutputProps{Value: request.Body()})
	awscdk.NewCfnOutput(stack, jsii.String("Text"), &awscdk.CfnOutputProps{Value: jsii.String(body["text"].(string))})
	awscdk.NewCfnOutput(stack, jsii.String("Explanation"), &awscdk.CfnOutputProps{Value: request.Explain()})

	return stack
}
