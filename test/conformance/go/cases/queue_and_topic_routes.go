package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssqs"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewQueueAndTopicRoutesStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	credentialsRole := awsiam.NewRole(stack, jsii.String("Role"), &awsiam.RoleProps{
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("apigateway.amazonaws.com"), nil),
	})
	queue := awssqs.NewQueue(stack, jsii.String("Queue"), nil)
	orders := awssqs.NewQueue(stack, jsii.String("Orders"), &awssqs.QueueProps{Fifo: jsii.Bool(true)})
	topic := awssns.NewTopic(stack, jsii.String("Topic"), nil)
	orderTopic := awssns.NewTopic(stack, jsii.String("OrderTopic"), &awssns.TopicProps{Fifo: jsii.Bool(true)})
	connectionId := websocketintegrations.WebSocketMappingValue_ContextVariable(jsii.String("connectionId"))
	requestId := websocketintegrations.WebSocketMappingValue_ContextVariable(jsii.String("requestId"))
	text := websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.text"))

	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	webSocketApi.AddRoute(jsii.String("sendMessage"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketSqsIntegration_SendMessage(jsii.String("SendMessage"), queue,
			&websocketintegrations.WebSocketSqsSendMessageOptions{
				MessageBody: websocketintegrations.WebSocketMappingValue_JsonText(map[string]any{
					"text":   text,
					"sender": map[string]any{"connectionId": connectionId},
				}),
				MessageAttributes: &map[string]websocketintegrations.WebSocketMappingValue{
					"sender": connectionId,
					"action": websocketintegrations.WebSocketMappingValue_ContextVariable(jsii.String("routeKey")),
				},
				Delay:           awscdk.Duration_Minutes(jsii.Number(1)),
				CredentialsRole: credentialsRole,
				Timeout:         awscdk.Duration_Seconds(jsii.Number(3)),
			}),
		ReturnResponse: jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("sendOrder"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketSqsIntegration_SendMessage(jsii.String("SendOrder"), orders,
			&websocketintegrations.WebSocketSqsSendMessageOptions{
				MessageGroupId:         connectionId,
				MessageDeduplicationId: requestId,
			}),
	})
	webSocketApi.AddRoute(jsii.String("publish"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketSnsIntegration_Publish(jsii.String("Publish"), topic,
			&websocketintegrations.WebSocketSnsPublishOptions{
				Message: text,
				Subject: websocketintegrations.WebSocketMappingValue_Literal(jsii.String("A message")),
				MessageAttributes: &map[string]websocketintegrations.WebSocketMappingValue{
					"room": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.room")),
				},
				CredentialsRole: credentialsRole,
				Responses: &[]*websocketintegrations.WebSocketIntegrationResponseOptions{
					{
						Key: websocketintegrations.WebSocketIntegrationResponseKey_DEFAULT(),
						Template: websocketintegrations.WebSocketMappingTemplate_Json(map[string]any{
							"requestId": requestId,
						}),
					},
				},
			}),
		ReturnResponse: jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("publishOrder"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketSnsIntegration_Publish(jsii.String("PublishOrder"), orderTopic,
			&websocketintegrations.WebSocketSnsPublishOptions{
				MessageGroupId:         connectionId,
				MessageDeduplicationId: requestId,
			}),
	})

	return stack
}
