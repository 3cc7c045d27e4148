package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

// A value of the answer in a request, for which the backend has not answered yet.
func NewFailsMappingValueOutOfPlaceStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	websocketintegrations.NewWebSocketHttpIntegration(jsii.String("SendMessage"),
		&websocketintegrations.WebSocketHttpIntegrationProps{
			Url: jsii.String("https://chat.example.com/messages"),
			RequestTemplate: websocketintegrations.WebSocketMappingTemplate_Json(map[string]any{
				"rooms": []any{
					map[string]any{
						"id": websocketintegrations.WebSocketMappingValue_ResponseBody(jsii.String("$.id")),
					},
				},
			}),
		})

	return stack
}
