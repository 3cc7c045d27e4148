package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigateway"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewHttpRoutesStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	webSocketApi.AddRoute(jsii.String("sendMessage"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketHttpIntegration(jsii.String("Rooms"),
			&websocketintegrations.WebSocketHttpIntegrationProps{
				Url:    jsii.String("https://rooms.example.com/room-{room}/messages"),
				Method: awsapigatewayv2.HttpMethod_PUT,
				Headers: &map[string]websocketintegrations.WebSocketMappingValue{
					"X-Connection-Id": websocketintegrations.WebSocketMappingValue_ContextVariable(
						jsii.String("connectionId")),
				},
				QueryStrings: &map[string]websocketintegrations.WebSocketMappingValue{
					"source": websocketintegrations.WebSocketMappingValue_Literal(jsii.String("websocket")),
				},
				PathParameters: &map[string]websocketintegrations.WebSocketMappingValue{
					"room": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.room")),
				},
				RequestTemplates: &map[string]*string{
					"$default": jsii.String(`{"text": $input.json('$.text')}`),
				},
				Timeout: awscdk.Duration_Seconds(jsii.Number(5)),
				Responses: &[]*websocketintegrations.WebSocketIntegrationResponseOptions{
					{
						Key: websocketintegrations.WebSocketIntegrationResponseKey_SUCCESS(),
						ResponseTemplates: &map[string]*string{
							"$default": jsii.String(`{"sent": true}`),
						},
					},
					{
						Key: websocketintegrations.WebSocketIntegrationResponseKey_DEFAULT(),
						ResponseTemplates: &map[string]*string{
							"$default": jsii.String(`{"sent": false}`),
						},
					},
				},
			}),
		ReturnResponse: jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("listRooms"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketHttpProxyIntegration(jsii.String("Directory"),
			&websocketintegrations.WebSocketHttpProxyIntegrationProps{
				Url: jsii.String("http://directory.internal.example.com/rooms"),
				VpcLink: awsapigateway.VpcLink_FromVpcLinkId(
					stack, jsii.String("VpcLink"), jsii.String("a1b2c3")),
				Description: jsii.String("the private directory of rooms"),
			}),
		ReturnResponse: jsii.Bool(true),
	})

	return stack
}
