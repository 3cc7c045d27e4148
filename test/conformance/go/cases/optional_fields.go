package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskinesis"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssqs"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewOptionalFieldsStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	sender := websocketintegrations.WebSocketMappingValue_ContextVariable(jsii.String("connectionId"))
	messageAttributes := &map[string]websocketintegrations.WebSocketMappingValue{
		"sender": sender,
		"room":   websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.room")).OrOmit(),
	}
	numberMessageAttributes := &map[string]websocketintegrations.WebSocketMappingValue{
		"priority": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.priority")),
	}

	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	webSocketApi.AddRoute(jsii.String("queue"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketSqsIntegration_SendMessage(
			jsii.String("Queue"), awssqs.NewQueue(stack, jsii.String("Messages"), nil),
			&websocketintegrations.WebSocketSqsSendMessageOptions{
				MessageAttributes:       messageAttributes,
				NumberMessageAttributes: numberMessageAttributes,
			}),
	})
	webSocketApi.AddRoute(jsii.String("publish"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketSnsIntegration_Publish(
			jsii.String("Publish"), awssns.NewTopic(stack, jsii.String("Topic"), nil),
			&websocketintegrations.WebSocketSnsPublishOptions{
				MessageAttributes:       messageAttributes,
				NumberMessageAttributes: numberMessageAttributes,
				Subject:                 websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.subject")).OrOmit(),
			}),
	})
	webSocketApi.AddRoute(jsii.String("record"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketKinesisIntegration_PutRecord(
			jsii.String("Record"), awskinesis.NewStream(stack, jsii.String("Stream"), nil),
			&websocketintegrations.WebSocketKinesisPutRecordOptions{
				PartitionKey: sender,
				ExplicitHashKey: websocketintegrations.WebSocketMappingValue_Literal(
					jsii.String("170141183460469231731687303715884105728")),
			}),
	})
	webSocketApi.AddRoute(jsii.String("upload"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketS3Integration_PutObject(
			jsii.String("Upload"), awss3.NewBucket(stack, jsii.String("Bucket"), nil),
			&websocketintegrations.WebSocketS3PutObjectOptions{
				Key: websocketintegrations.WebSocketMappingValue_Format(jsii.String("uploads/file-{}"),
					websocketintegrations.WebSocketMappingValue_ContextVariable(jsii.String("requestId"))),
				Metadata: &map[string]websocketintegrations.WebSocketMappingValue{
					"sender": sender,
					"source": websocketintegrations.WebSocketMappingValue_Literal(jsii.String("chat")),
				},
			}),
	})

	return stack
}
