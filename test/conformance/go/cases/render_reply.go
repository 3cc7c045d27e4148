package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations/websockettest"
)

// What a test of a route sees of a reply, as outputs: of a backend that answers, of one that fails, and of a mock.
func NewRenderReplyStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	tested := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Tested"), nil)
	webSocketApi := awsapigatewayv2.NewWebSocketApi(tested, jsii.String("Api"), nil)
	awsapigatewayv2.NewWebSocketStage(tested, jsii.String("Stage"), &awsapigatewayv2.WebSocketStageProps{
		WebSocketApi: webSocketApi,
		StageName:    jsii.String("prod"),
		AutoDeploy:   jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("getRoom"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketHttpIntegration(jsii.String("GetRoom"),
			&websocketintegrations.WebSocketHttpIntegrationProps{
				Url: jsii.String("https://example.com/rooms"),
				Responses: &[]*websocketintegrations.WebSocketIntegrationResponseOptions{
					{
						Key: websocketintegrations.WebSocketIntegrationResponseKey_SUCCESS(),
						ResponseTemplates: &map[string]*string{
							"$default": jsii.String(`{"room": $input.json('$.name')}`),
						},
						TemplateSelectionExpression: jsii.String("$default"),
					},
				},
			}),
		ReturnResponse: jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("ping"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketMockIntegration(jsii.String("Ping"),
			&websocketintegrations.WebSocketMockIntegrationProps{
				RequestTemplates: &map[string]*string{
					"$default": jsii.String(`{"statusCode": 200}`),
				},
				TemplateSelectionExpression: jsii.String("$default"),
			}),
	})

	template := assertions.Template_FromStack(tested, nil).ToJSON()
	route := websockettest.RouteTester_FromTemplate(template, jsii.String("getRoom"),
		&websockettest.RouteTesterOptions{Stage: jsii.String("prod")})
	reply := route.RenderReply(&websockettest.BackendResponse{
		StatusCode: jsii.Number(200),
		Body:       jsii.String(`{"name":"lobby"}`),
	})
	failure := route.RenderReply(&websockettest.BackendResponse{
		StatusCode: jsii.Number(500),
		Message:    &websockettest.ClientMessage{ConnectionId: jsii.String("abc="), RequestId: jsii.String("request-1")},
	})
	oneWay := websockettest.RouteTester_FromTemplate(template, jsii.String("ping"), nil).RenderReply(nil)

	body := reply.BodyAsJson().(map[string]any)
	oneWayBody := oneWay.Body()
	if oneWayBody == nil {
		oneWayBody = jsii.String("none")
	}
	awscdk.NewCfnOutput(stack, jsii.String("Sent"), &awscdk.CfnOutputProps{Value: jsii.Sprintf("%t", *reply.Sent())})
	awscdk.NewCfnOutput(stack, jsii.String("Body"), &awscdk.CfnOutputProps{Value: reply.Body()})
	awscdk.NewCfnOutput(stack, jsii.String("Room"), &awscdk.CfnOutputProps{Value: jsii.String(body["room"].(string))})
	awscdk.NewCfnOutput(stack, jsii.String("Key"), &awscdk.CfnOutputProps{Value: reply.IntegrationResponseKey()})
	awscdk.NewCfnOutput(stack, jsii.String("Failure"), &awscdk.CfnOutputProps{Value: failure.Body()})
	awscdk.NewCfnOutput(stack, jsii.String("OneWaySent"), &awscdk.CfnOutputProps{
		Value: jsii.Sprintf("%t", *oneWay.Sent()),
	})
	awscdk.NewCfnOutput(stack, jsii.String("OneWayBody"), &awscdk.CfnOutputProps{Value: oneWayBody})
	awscdk.NewCfnOutput(stack, jsii.String("Explanation"), &awscdk.CfnOutputProps{Value: failure.Explain()})

	return stack
}
