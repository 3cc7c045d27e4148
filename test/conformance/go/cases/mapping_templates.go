package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewMappingTemplatesStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	topic := awssns.NewTopic(stack, jsii.String("Topic"), nil)
	text := websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.text"))
	room := websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.room"))
	connectionId := websocketintegrations.WebSocketMappingValue_ContextVariable(jsii.String("connectionId"))
	tenant := websocketintegrations.WebSocketMappingValue_StageVariable(jsii.String("tenant"))

	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	webSocketApi.AddRoute(jsii.String("sendMessage"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketHttpIntegration(jsii.String("SendMessage"),
			&websocketintegrations.WebSocketHttpIntegrationProps{
				Url: jsii.String("https://chat.example.com/messages"),
				Headers: &map[string]websocketintegrations.WebSocketMappingValue{
					"X-Room":   room,
					"X-Tenant": tenant,
				},
				RequestTemplate: websocketintegrations.WebSocketMappingTemplate_Json(map[string]any{
					"message": websocketintegrations.WebSocketMappingValue_RequestBody(nil),
					"sender": map[string]any{
						"connectionId": connectionId,
						"since": websocketintegrations.WebSocketMappingValue_ContextVariable(
							jsii.String("connectedAt")),
						"tenants": []any{
							map[string]websocketintegrations.WebSocketMappingValue{"name": tenant},
							"everyone",
						},
					},
					"room":   websocketintegrations.WebSocketMappingValue_Format(jsii.String("{}/room-{}"), tenant, room),
					"record": websocketintegrations.WebSocketMappingValue_Base64(text),
					"detail": websocketintegrations.WebSocketMappingValue_JsonText(map[string]any{
						"text": text,
						"tags": []any{"chat", map[string]any{"room": room}},
					}),
					"topics": []any{
						map[string]*string{"arn": topic.TopicArn()},
						jsii.Sprintf("%s/all", *topic.TopicName()),
					},
					"urgent":       false,
					"priority":     5,
					"share":        0.25,
					"history":      []any{nil, true, jsii.Number(1), text},
					"nothing":      websocketintegrations.WebSocketMappingValue_NULL(),
					`it's "$5" #1`: "it's \"$5\" #1 \\ \n 🎉",
				}),
				Responses: &[]*websocketintegrations.WebSocketIntegrationResponseOptions{
					{
						Key: websocketintegrations.WebSocketIntegrationResponseKey_SUCCESS(),
						Template: websocketintegrations.WebSocketMappingTemplate_Json(map[string]any{
							"id": websocketintegrations.WebSocketMappingValue_ResponseBody(jsii.String("$.id")),
							"answer": map[string]websocketintegrations.WebSocketMappingValue{
								"to":  connectionId,
								"all": websocketintegrations.WebSocketMappingValue_ResponseBody(nil),
							},
						}),
					},
					{
						Key: websocketintegrations.WebSocketIntegrationResponseKey_DEFAULT(),
						Template: websocketintegrations.WebSocketMappingTemplate_Text(
							websocketintegrations.WebSocketMappingValue_ResponseBody(jsii.String("$.reason")).
								OrElse("no reason given")),
					},
				},
			}),
		ReturnResponse: jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("joinRoom"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketHttpIntegration(jsii.String("JoinRoom"),
			&websocketintegrations.WebSocketHttpIntegrationProps{
				Url: jsii.String("https://chat.example.com/members"),
				RequestTemplate: websocketintegrations.WebSocketMappingTemplate_Json(map[string]any{
					"name": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.name")).
						OrElse(jsii.String(`it's "$5" #1`)),
					"seats": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.seats")).
						OrElse(1),
					"muted": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.muted")).
						OrElse(false),
					"profile": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.profile")).
						OrElse(map[string]any{"level": 1.5, "rooms": []any{room, nil}}),
					"contact": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.email")).
						OrElse(websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.phone"))),
				}),
			}),
	})
	webSocketApi.AddRoute(jsii.String("postForm"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketHttpIntegration(jsii.String("PostForm"),
			&websocketintegrations.WebSocketHttpIntegrationProps{
				Url: jsii.String("https://chat.example.com/forms"),
				Headers: &map[string]websocketintegrations.WebSocketMappingValue{
					"Content-Type": websocketintegrations.WebSocketMappingValue_Literal(
						jsii.String("application/x-www-form-urlencoded")),
				},
				RequestTemplate: websocketintegrations.WebSocketMappingTemplate_FormUrlEncoded(
					&map[string]websocketintegrations.WebSocketMappingValue{
						"room & tenant": websocketintegrations.WebSocketMappingValue_Format(
							jsii.String("{} & {}"), room, tenant),
						"action": websocketintegrations.WebSocketMappingValue_Literal(jsii.String("a=b & c")),
						"text":   text,
						"topic":  websocketintegrations.WebSocketMappingValue_Literal(topic.TopicArn()),
					}),
			}),
	})
	webSocketApi.AddRoute(jsii.String("forward"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketHttpIntegration(jsii.String("Forward"),
			&websocketintegrations.WebSocketHttpIntegrationProps{
				Url: jsii.String("https://chat.example.com/raw"),
				RequestTemplate: websocketintegrations.WebSocketMappingTemplate_Text(
					websocketintegrations.WebSocketMappingValue_RequestBody(nil)),
			}),
	})

	return stack
}
