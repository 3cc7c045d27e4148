package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations/websockettest"
)

// What a client gets when a backend fails, is late, or returns this or that, as outputs.
func NewRenderResponsesStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	tested := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Tested"), nil)
	handler := awslambda.Function_FromFunctionArn(tested, jsii.String("Function"),
		jsii.String("arn:aws:lambda:us-east-1:111122223333:function:handler"))
	webSocketApi := awsapigatewayv2.NewWebSocketApi(tested, jsii.String("Api"), &awsapigatewayv2.WebSocketApiProps{
		ConnectRouteOptions: &awsapigatewayv2.WebSocketRouteOptions{
			Integration: websocketintegrations.NewWebSocketLambdaIntegration(jsii.String("Connect"), handler, nil),
		},
	})
	webSocketApi.AddRoute(jsii.String("ask"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketLambdaCustomIntegration(jsii.String("Ask"), handler,
			&websocketintegrations.WebSocketLambdaCustomIntegrationProps{
				InvocationType: websocketintegrations.WebSocketLambdaInvocationType_REQUEST_RESPONSE,
				Responses: &[]*websocketintegrations.WebSocketIntegrationResponseOptions{
					{
						Key: websocketintegrations.WebSocketIntegrationResponseKey_DEFAULT(),
						Template: websocketintegrations.WebSocketMappingTemplate_Json(map[string]any{
							"answer": websocketintegrations.WebSocketMappingValue_ResponseBody(jsii.String("$.answer")),
						}),
					},
				},
			}),
		ReturnResponse: jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("look"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketHttpIntegration(jsii.String("Look"),
			&websocketintegrations.WebSocketHttpIntegrationProps{
				Url: jsii.String("https://example.com/rooms"),
				Responses: &[]*websocketintegrations.WebSocketIntegrationResponseOptions{
					{
						Key: websocketintegrations.WebSocketIntegrationResponseKey_SUCCESS(),
						ResponseTemplates: &map[string]*string{
							"short":    jsii.String(`{"short": true}`),
							"$default": jsii.String(`{"short": false}`),
						},
						TemplateSelectionExpression: jsii.String("${integration.response.header.X-Form}"),
					},
				},
			}),
		ReturnResponse: jsii.Bool(true),
	})

	connect := websockettest.RouteTester_FromStack(tested, jsii.String("$connect"), nil)
	accepted := connect.RenderReply(&websockettest.BackendResponse{
		FunctionResult: map[string]any{
			"statusCode": 200,
			"headers":    map[string]any{"Sec-WebSocket-Protocol": "chat", "X-Other": "dropped"},
		},
	})
	malformed := connect.RenderReply(&websockettest.BackendResponse{FunctionResult: map[string]any{"answer": 42}})
	failed := connect.RenderReply(&websockettest.BackendResponse{
		Failed:  jsii.Bool(true),
		Message: &websockettest.ClientMessage{RequestId: jsii.String("request-1")},
	})
	answered := websockettest.RouteTester_FromStack(tested, jsii.String("ask"), nil).
		RenderReply(&websockettest.BackendResponse{Body: jsii.String(`{"answer":42}`)})
	look := websockettest.RouteTester_FromStack(tested, jsii.String("look"), nil)
	late := look.RenderReply(&websockettest.BackendResponse{
		TimedOut: jsii.Bool(true),
		Message: &websockettest.ClientMessage{
			ConnectionId: jsii.String("abc="),
			RequestId:    jsii.String("request-1"),
		},
	})
	short := look.RenderReply(&websockettest.BackendResponse{
		Headers: &map[string]*string{"X-Form": jsii.String("short")},
	})

	output := func(id string, value *string) {
		awscdk.NewCfnOutput(stack, &id, &awscdk.CfnOutputProps{Value: value})
	}
	headers := *accepted.Headers()
	output("Accepted", jsii.Sprintf("%.0f", *accepted.StatusCode()))
	output("Protocol", headers["Sec-WebSocket-Protocol"])
	output("Headers", jsii.Sprintf("%d", len(headers)))
	output("Malformed", jsii.Sprintf("%.0f", *malformed.StatusCode()))
	output("Failed", jsii.Sprintf("%.0f", *failed.StatusCode()))
	output("Answered", answered.Body())
	output("Late", late.Body())
	output("Short", short.Body())

	return stack
}
