package cases

import (
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

type backend struct {
	constructs.Construct
	integration websocketintegrations.IWebSocketIntegration
}

func newBackend(scope constructs.Construct, id string, webSocketApi awsapigatewayv2.IWebSocketApi) *backend {
	construct := constructs.NewConstruct(scope, &id)

	return &backend{
		Construct: construct,
		integration: websocketintegrations.NewWebSocketIntegration(construct, jsii.String("Integration"),
			&websocketintegrations.WebSocketIntegrationProps{
				WebSocketApi:      webSocketApi,
				IntegrationType:   websocketintegrations.WebSocketIntegrationType_HTTP_PROXY,
				IntegrationUri:    jsii.Sprintf("https://%s.example.com/", strings.ToLower(id)),
				IntegrationMethod: jsii.String("GET"),
			}),
	}
}

func NewNestedConstructStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	newBackend(stack, "Orders", webSocketApi)
	newBackend(stack, "Prices", webSocketApi)

	return stack
}
