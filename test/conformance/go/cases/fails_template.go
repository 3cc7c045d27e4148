package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2integrations"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations/websockettest"
)

// A mapping template of aws-cdk-lib's own class that cannot be read: the error of the test points at the place.
func NewFailsTemplateStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	app := awscdk.NewApp(nil)
	tested := awscdk.NewStack(app, jsii.String("Tested"), nil)
	webSocketApi := awsapigatewayv2.NewWebSocketApi(tested, jsii.String("Api"), nil)
	webSocketApi.AddRoute(jsii.String("ping"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: awsapigatewayv2integrations.NewWebSocketMockIntegration(jsii.String("Ping"),
			&awsapigatewayv2integrations.WebSocketMockIntegrationProps{
				RequestTemplates: &map[string]*string{
					"$default": jsii.String(`{
  "statusCode": #if($input.path('$.fail') 500 #else 200 #end
}`),
				},
				TemplateSelectionExpression: jsii.String(`\$default`),
			}),
	})

	websockettest.RouteTester_FromAssembly(
		app.Synth(nil).Directory(), jsii.String("Tested"), jsii.String("ping"), nil).RenderRequest(nil)

	return stack
}
