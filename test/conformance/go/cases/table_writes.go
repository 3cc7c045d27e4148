package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsdynamodb"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewTableWritesStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	table := awsdynamodb.NewTable(stack, jsii.String("Table"), &awsdynamodb.TableProps{
		PartitionKey: &awsdynamodb.Attribute{Name: jsii.String("id"), Type: awsdynamodb.AttributeType_STRING},
	})
	value := websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.id"))
	key := &map[string]any{"id": value}

	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	webSocketApi.AddRoute(jsii.String("save"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketDynamoDbIntegration_PutItem(jsii.String("Save"), table,
			&websocketintegrations.WebSocketDynamoDbPutItemOptions{
				Item: &map[string]any{
					"id": value,
					"tags": websocketintegrations.WebSocketDynamoDbAttributeValue_FromStringSet(
						[]any{"new", websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.tag"))}),
					"scores": websocketintegrations.WebSocketDynamoDbAttributeValue_FromNumberSet(
						websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.scores"))),
					"parts": websocketintegrations.WebSocketDynamoDbAttributeValue_FromBinarySet([]any{"AQID", "BAUG"}),
					"photo": websocketintegrations.WebSocketDynamoDbAttributeValue_FromBinary(
						websocketintegrations.WebSocketMappingValue_Base64(
							websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.photo")))),
					"nickname": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.nickname")).OrOmit(),
				},
				ReturnValues: websocketintegrations.WebSocketDynamoDbReturnValues_ALL_OLD,
			}),
		ReturnResponse: jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("remove"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketDynamoDbIntegration_DeleteItem(jsii.String("Remove"), table,
			&websocketintegrations.WebSocketDynamoDbDeleteItemOptions{
				Key:          key,
				ReturnValues: websocketintegrations.WebSocketDynamoDbReturnValues_NONE,
			}),
		ReturnResponse: jsii.Bool(true),
	})
	returned := []websocketintegrations.WebSocketDynamoDbReturnValues{
		websocketintegrations.WebSocketDynamoDbReturnValues_UPDATED_OLD,
		websocketintegrations.WebSocketDynamoDbReturnValues_ALL_NEW,
		websocketintegrations.WebSocketDynamoDbReturnValues_UPDATED_NEW,
	}
	for index, returnValues := range returned {
		webSocketApi.AddRoute(jsii.Sprintf("count%d", index), &awsapigatewayv2.WebSocketRouteOptions{
			Integration: websocketintegrations.WebSocketDynamoDbIntegration_UpdateItem(
				jsii.Sprintf("Count%d", index), table, &websocketintegrations.WebSocketDynamoDbUpdateItemOptions{
					Key:                       key,
					UpdateExpression:          jsii.String("ADD visits :one"),
					ExpressionAttributeValues: &map[string]any{":one": 1},
					ReturnValues:              returnValues,
				}),
			ReturnResponse: jsii.Bool(true),
		})
	}
	webSocketApi.AddRoute(jsii.String("history"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketDynamoDbIntegration_Query(jsii.String("History"), table,
			&websocketintegrations.WebSocketDynamoDbQueryOptions{
				KeyConditionExpression:    jsii.String("id = :id"),
				ExpressionAttributeValues: &map[string]any{":id": value},
				ExclusiveStartKey:         websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.after")),
				Limit:                     jsii.Number(10),
			}),
		ReturnResponse: jsii.Bool(true),
	})

	return stack
}
