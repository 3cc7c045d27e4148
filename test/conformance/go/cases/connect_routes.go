package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewConnectRoutesStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), &awsapigatewayv2.WebSocketApiProps{
		ConnectRouteOptions: &awsapigatewayv2.WebSocketRouteOptions{
			Integration: websocketintegrations.NewWebSocketHttpIntegration(jsii.String("Connect"),
				&websocketintegrations.WebSocketHttpIntegrationProps{
					Url: jsii.String("https://example.com/connections"),
					Headers: &map[string]websocketintegrations.WebSocketMappingValue{
						"Authorization": websocketintegrations.WebSocketMappingValue_RequestHeader(jsii.String("Authorization")),
					},
					QueryStrings: &map[string]websocketintegrations.WebSocketMappingValue{
						"user": websocketintegrations.WebSocketMappingValue_RequestQueryString(jsii.String("user")),
					},
					RequestTemplate: websocketintegrations.WebSocketMappingTemplate_Json(map[string]any{
						"connectionId": websocketintegrations.WebSocketMappingValue_ContextVariable(jsii.String("connectionId")),
						"language": websocketintegrations.WebSocketMappingValue_RequestHeader(
							jsii.String("Accept-Language")).OrElse("en"),
						"headers":    websocketintegrations.WebSocketMappingValue_RequestHeaders(),
						"parameters": websocketintegrations.WebSocketMappingValue_RequestQueryStrings(),
						"parametersAsText": websocketintegrations.WebSocketMappingValue_JsonText(
							websocketintegrations.WebSocketMappingValue_RequestQueryStrings()),
					}),
				}),
		},
		DisconnectRouteOptions: &awsapigatewayv2.WebSocketRouteOptions{
			Integration: websocketintegrations.WebSocketMockIntegration_NoOp(jsii.String("Disconnect")),
		},
	})

	return stack
}
