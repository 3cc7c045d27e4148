package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

type echoIntegration struct {
	websocketintegrations.WebSocketRouteIntegrationBase
}

func newEchoIntegration(id string) *echoIntegration {
	integration := &echoIntegration{}
	websocketintegrations.NewWebSocketRouteIntegrationBase_Override(integration, &id, nil)
	return integration
}

func (*echoIntegration) BindToApi(
	options *awsapigatewayv2.WebSocketRouteIntegrationBindOptions,
) *websocketintegrations.WebSocketIntegrationOptions {
	return &websocketintegrations.WebSocketIntegrationOptions{
		IntegrationType:   websocketintegrations.WebSocketIntegrationType_HTTP_PROXY,
		IntegrationUri:    jsii.Sprintf("https://echo.example.com/%s", *options.Route.RouteKey()),
		IntegrationMethod: jsii.String("POST"),
		Description:       jsii.String("echoes the message"),
	}
}

func (*echoIntegration) BindToRoute(options *awsapigatewayv2.WebSocketRouteIntegrationBindOptions) {
	awscdk.NewCfnOutput(options.Scope, jsii.String("EchoedRoute"), &awscdk.CfnOutputProps{
		Value: options.Route.RouteKey(),
	})
}

func NewCustomBackendStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	integration := newEchoIntegration("Echo")
	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	webSocketApi.AddRoute(jsii.String("shout"), &awsapigatewayv2.WebSocketRouteOptions{Integration: integration})
	webSocketApi.AddRoute(jsii.String("whisper"), &awsapigatewayv2.WebSocketRouteOptions{Integration: integration})

	return stack
}
