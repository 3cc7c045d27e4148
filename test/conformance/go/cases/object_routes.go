package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewObjectRoutesStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	bucket := awss3.NewBucket(stack, jsii.String("Bucket"), nil)
	key := websocketintegrations.WebSocketMappingValue_Format(jsii.String("rooms/room-{}.txt"),
		websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.room")))

	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	webSocketApi.AddRoute(jsii.String("saveRoom"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketS3Integration_PutObject(jsii.String("SaveRoom"), bucket,
			&websocketintegrations.WebSocketS3PutObjectOptions{
				Key:         key,
				Body:        websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.text")),
				ContentType: websocketintegrations.WebSocketMappingValue_Literal(jsii.String("text/plain")),
			}),
		ReturnResponse: jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("loadRoom"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketS3Integration_GetObject(jsii.String("LoadRoom"), bucket,
			&websocketintegrations.WebSocketS3GetObjectOptions{Key: key}),
		ReturnResponse: jsii.Bool(true),
	})

	return stack
}
