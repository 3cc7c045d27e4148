package cases

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

// An object that string formatting writes as the language prints objects.
func NewFailsPrintedValueStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	// Unlike in TypeScript, Java and C#, this is true of mapping values too.
	tags := websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.tags"))
	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	webSocketApi.AddRoute(jsii.String("join"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketHttpIntegration(jsii.String("Join"),
			&websocketintegrations.WebSocketHttpIntegrationProps{
				Url: jsii.String("https://example.com/rooms"),
				RequestTemplate: websocketintegrations.WebSocketMappingTemplate_Json(map[string]any{
					"tags": fmt.Sprintf("printed: %v", tags),
				}),
			}),
	})

	return stack
}
