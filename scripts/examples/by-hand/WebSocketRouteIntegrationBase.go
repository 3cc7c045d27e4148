import (
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

type EchoIntegration struct {
	websocketintegrations.WebSocketRouteIntegrationBase
}

func NewEchoIntegration(id string) *EchoIntegration {
	integration := &EchoIntegration{}
	websocketintegrations.NewWebSocketRouteIntegrationBase_Override(integration, &id, nil)
	return integration
}

func (*EchoIntegration) BindToApi(
	options *awsapigatewayv2.WebSocketRouteIntegrationBindOptions,
) *websocketintegrations.WebSocketIntegrationOptions {
	return &websocketintegrations.WebSocketIntegrationOptions{
		IntegrationType:   websocketintegrations.WebSocketIntegrationType_HTTP_PROXY,
		IntegrationUri:    jsii.Sprintf("https://echo.example.com/%s", *options.Route.RouteKey()),
		IntegrationMethod: jsii.String("POST"),
	}
}
