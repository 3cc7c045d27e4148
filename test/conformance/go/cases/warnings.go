package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

// What AWS accepts and is probably a mistake.
func NewWarningsStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	webSocketApi.AddRoute(jsii.String("ping"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketMockIntegration(jsii.String("Ping"),
			&websocketintegrations.WebSocketMockIntegrationProps{
				RequestTemplate: websocketintegrations.WebSocketMappingTemplate_FromString(jsii.String(`{"status": 200}`)),
			}),
	})
	webSocketApi.AddRoute(jsii.String("greet"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketHttpIntegration(jsii.String("Greet"),
			&websocketintegrations.WebSocketHttpIntegrationProps{
				Url: jsii.String("https://example.com/greetings"),
				RequestTemplate: websocketintegrations.WebSocketMappingTemplate_FromString(
					jsii.String(`{"name": "$input.path('$.name')"}`)),
			}),
	})

	return stack
}
