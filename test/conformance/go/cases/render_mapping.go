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

// What a hostile message becomes in templates that are written from data, as outputs.
func NewRenderMappingStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	tested := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Tested"), nil)
	webSocketApi := awsapigatewayv2.NewWebSocketApi(tested, jsii.String("Api"), nil)
	awsapigatewayv2.NewWebSocketStage(tested, jsii.String("Stage"), &awsapigatewayv2.WebSocketStageProps{
		WebSocketApi: webSocketApi,
		StageName:    jsii.String("prod"),
		AutoDeploy:   jsii.Bool(true),
	})
	text := websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.text"))
	sender := websocketintegrations.WebSocketMappingValue_ContextVariable(jsii.String("authorizer.principalId"))
	webSocketApi.AddRoute(jsii.String("json"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketHttpIntegration(jsii.String("Json"),
			&websocketintegrations.WebSocketHttpIntegrationProps{
				Url: jsii.String("https://example.com/json"),
				RequestTemplate: websocketintegrations.WebSocketMappingTemplate_Json(map[string]any{
					"text":   text,
					"line":   websocketintegrations.WebSocketMappingValue_Format(jsii.String(`{}: "{}"`), sender, text),
					"record": websocketintegrations.WebSocketMappingValue_Base64(text),
					"detail": websocketintegrations.WebSocketMappingValue_JsonText(map[string]any{
						"text":   text,
						"quotes": []any{`"`, map[string]any{"sender": sender}},
						"raw":    websocketintegrations.WebSocketMappingValue_RequestBody(nil).AsString(),
						"gone":   websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.nothing")).OrOmit(),
					}),
					"counts": []any{
						websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.count")),
						5,
						0.25,
					},
					"nothing": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.nothing")).
						OrElse(`$.text #1 "quoted"`),
					"missing": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.missing")).
						OrElse(map[string]any{"texts": []any{text, nil}}),
					"expires":      websocketintegrations.WebSocketMappingValue_EpochSeconds(nil),
					`it's "$5" #1`: "it's \"$5\" #1 \\ \n 🎉",
					"message":      websocketintegrations.WebSocketMappingValue_RequestBody(nil),
				}),
			}),
	})
	webSocketApi.AddRoute(jsii.String("form"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketHttpIntegration(jsii.String("Form"),
			&websocketintegrations.WebSocketHttpIntegrationProps{
				Url: jsii.String("https://example.com/form"),
				RequestTemplate: websocketintegrations.WebSocketMappingTemplate_FormUrlEncoded(
					&map[string]websocketintegrations.WebSocketMappingValue{
						"text":    text,
						"a & b":   websocketintegrations.WebSocketMappingValue_Literal(jsii.String("1 = 2 & 🎉")),
						"count":   websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.count")).OrOmit(),
						"gone":    websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.missing")).OrOmit(),
						"message": websocketintegrations.WebSocketMappingValue_RequestBody(nil),
					}),
			}),
	})
	webSocketApi.AddRoute(jsii.String("text"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketHttpIntegration(jsii.String("Text"),
			&websocketintegrations.WebSocketHttpIntegrationProps{
				Url: jsii.String("https://example.com/text"),
				RequestTemplate: websocketintegrations.WebSocketMappingTemplate_Text(
					websocketintegrations.WebSocketMappingValue_Format(jsii.String("{}\n{}"), text, sender)),
			}),
	})

	render := func(action string) websockettest.RenderedRequest {
		return websockettest.RouteTester_FromStack(tested, &action, nil).RenderRequest(&websockettest.ClientMessage{
			Body: jsii.String(`{"action":"` + action + `","text":"\"}, $input.body #set($a = 1) ' & = ` +
				`\\ \n \u2028 é 🎉","count":1e2,"nothing":null}`),
			ConnectionId: jsii.String("abc="),
			Authorizer:   &map[string]*string{"principalId": jsii.String(`user-"1"`)},
			RequestTime:  jsii.Time(time.Unix(1_700_000_000, 0).UTC()),
		})
	}
	json := render("json")

	body := json.BodyAsJson().(map[string]any)
	awscdk.NewCfnOutput(stack, jsii.String("Json"), &awscdk.CfnOutputProps{Value: json.Body()})
	awscdk.NewCfnOutput(stack, jsii.String("JsonText"), &awscdk.CfnOutputProps{
		Value: jsii.String(body["text"].(string)),
	})
	awscdk.NewCfnOutput(stack, jsii.String("Form"), &awscdk.CfnOutputProps{Value: render("form").Body()})
	awscdk.NewCfnOutput(stack, jsii.String("Text"), &awscdk.CfnOutputProps{Value: render("text").Body()})

	return stack
}
