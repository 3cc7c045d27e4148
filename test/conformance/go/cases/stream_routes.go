package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskinesis"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskinesisfirehose"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewStreamRoutesStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	stream := awskinesis.NewStream(stack, jsii.String("Stream"), &awskinesis.StreamProps{
		StreamMode: awskinesis.StreamMode_ON_DEMAND,
	})
	archive := awskinesisfirehose.DeliveryStream_FromDeliveryStreamArn(stack, jsii.String("Archive"),
		stack.FormatArn(&awscdk.ArnComponents{
			Service:      jsii.String("firehose"),
			Resource:     jsii.String("deliverystream"),
			ResourceName: jsii.String("archive"),
		}))
	data := websocketintegrations.WebSocketMappingValue_JsonText(map[string]any{
		"text":   websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.text")),
		"sender": websocketintegrations.WebSocketMappingValue_ContextVariable(jsii.String("connectionId")),
	})

	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	webSocketApi.AddRoute(jsii.String("track"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketKinesisIntegration_PutRecord(jsii.String("Track"), stream,
			&websocketintegrations.WebSocketKinesisPutRecordOptions{
				PartitionKey: websocketintegrations.WebSocketMappingValue_Format(jsii.String("room-{}"),
					websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.room"))),
				Data: data,
			}),
		ReturnResponse: jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("archive"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketFirehoseIntegration_PutRecord(
			jsii.String("ArchiveMessage"), archive, &websocketintegrations.WebSocketFirehosePutRecordOptions{
				Data:          data,
				AppendNewline: jsii.Bool(true),
			}),
		ReturnResponse: jsii.Bool(true),
	})

	return stack
}
