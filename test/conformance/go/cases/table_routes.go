package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsdynamodb"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewTableRoutesStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	table := awsdynamodb.NewTable(stack, jsii.String("Table"), &awsdynamodb.TableProps{
		PartitionKey: &awsdynamodb.Attribute{
			Name: jsii.String("connectionId"),
			Type: awsdynamodb.AttributeType_STRING,
		},
	})
	table.AddGlobalSecondaryIndex(&awsdynamodb.GlobalSecondaryIndexProps{
		IndexName:    jsii.String("by-room"),
		PartitionKey: &awsdynamodb.Attribute{Name: jsii.String("room"), Type: awsdynamodb.AttributeType_STRING},
		SortKey:      &awsdynamodb.Attribute{Name: jsii.String("status"), Type: awsdynamodb.AttributeType_STRING},
	})
	connectionId := websocketintegrations.WebSocketMappingValue_ContextVariable(jsii.String("connectionId"))
	room := websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.room"))
	key := &map[string]any{"connectionId": connectionId}

	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), &awsapigatewayv2.WebSocketApiProps{
		DisconnectRouteOptions: &awsapigatewayv2.WebSocketRouteOptions{
			Integration: websocketintegrations.WebSocketDynamoDbIntegration_DeleteItem(jsii.String("Disconnect"), table,
				&websocketintegrations.WebSocketDynamoDbDeleteItemOptions{
					Key:                       key,
					ConditionExpression:       jsii.String("#status <> :kept"),
					ExpressionAttributeNames:  &map[string]*string{"#status": jsii.String("status")},
					ExpressionAttributeValues: &map[string]any{":kept": "kept"},
				}),
		},
	})
	webSocketApi.AddRoute(jsii.String("joinRoom"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketDynamoDbIntegration_PutItem(jsii.String("JoinRoom"), table,
			&websocketintegrations.WebSocketDynamoDbPutItemOptions{
				Item: &map[string]any{
					"connectionId": connectionId,
					"room":         room,
					"status":       `it's "$5" #1 \ 🎉`,
					"seats":        5,
					"share":        0.25,
					"muted":        false,
					"expires": websocketintegrations.WebSocketMappingValue_EpochSeconds(
						awscdk.Duration_Hours(jsii.Number(2))),
					"profile": map[string]any{
						"name": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.name")).
							OrElse("nobody"),
						"level": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.level")).
							OrElse(1),
						"tags": []any{
							"new",
							nil,
							websocketintegrations.WebSocketMappingValue_Format(jsii.String("room-{}"), room),
						},
					},
				},
				ConditionExpression:      jsii.String("attribute_not_exists(connectionId) OR #status = :status"),
				ExpressionAttributeNames: &map[string]*string{"#status": jsii.String("status")},
				ExpressionAttributeValues: &map[string]any{
					":status": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.status")),
				},
			}),
		ReturnResponse: jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("getMember"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketDynamoDbIntegration_GetItem(jsii.String("GetMember"), table,
			&websocketintegrations.WebSocketDynamoDbGetItemOptions{
				Key: &map[string]any{
					"connectionId": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.member")),
				},
				ProjectionExpression:     jsii.String("room, #status"),
				ConsistentRead:           jsii.Bool(true),
				ExpressionAttributeNames: &map[string]*string{"#status": jsii.String("status")},
			}),
		ReturnResponse: jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("setStatus"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketDynamoDbIntegration_UpdateItem(jsii.String("SetStatus"), table,
			&websocketintegrations.WebSocketDynamoDbUpdateItemOptions{
				Key:                      key,
				UpdateExpression:         jsii.String("SET #status = :status ADD changes :one"),
				ConditionExpression:      jsii.String("room = :room"),
				ExpressionAttributeNames: &map[string]*string{"#status": jsii.String("status")},
				ExpressionAttributeValues: &map[string]any{
					":status": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.status")),
					":one":    1,
					":room":   room,
				},
			}),
		ReturnResponse: jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("listMembers"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketDynamoDbIntegration_Query(jsii.String("ListMembers"), table,
			&websocketintegrations.WebSocketDynamoDbQueryOptions{
				KeyConditionExpression:    jsii.String("room = :room"),
				IndexName:                 jsii.String("by-room"),
				FilterExpression:          jsii.String("seats > :seats"),
				ProjectionExpression:      jsii.String("connectionId, #status"),
				Limit:                     jsii.Number(25),
				ScanIndexForward:          jsii.Bool(false),
				ConsistentRead:            jsii.Bool(false),
				ExpressionAttributeNames:  &map[string]*string{"#status": jsii.String("status")},
				ExpressionAttributeValues: &map[string]any{":room": room, ":seats": 1},
			}),
		ReturnResponse: jsii.Bool(true),
	})

	return stack
}
