package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2integrations"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

// What is found in a tree of aws-cdk-lib's own classes and is no error, as outputs.
func NewRenderCheckTreeStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	tested := awscdk.NewStack(awscdk.NewApp(nil), jsii.String("Tested"), nil)
	webSocketApi := awsapigatewayv2.NewWebSocketApi(tested, jsii.String("Api"), nil)
	webSocketApi.AddRoute(jsii.String("ping"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: awsapigatewayv2integrations.NewWebSocketMockIntegration(jsii.String("Ping"),
			&awsapigatewayv2integrations.WebSocketMockIntegrationProps{
				RequestTemplates: &map[string]*string{
					"$default": jsii.String(`{"statusCode": 200}`),
				},
				TemplateSelectionExpression: jsii.String(`\$default`),
			}),
		ReturnResponse: jsii.Bool(true),
	})
	websocketintegrations.WebSocketValidations_Check(tested)

	warnings := *assertions.Annotations_FromStack(tested).FindWarning(jsii.String("*"), assertions.Match_AnyValue())
	warning := warnings[0].Entry.Data.(string)
	awscdk.NewCfnOutput(stack, jsii.String("Count"), &awscdk.CfnOutputProps{Value: jsii.Sprintf("%d", len(warnings))})
	awscdk.NewCfnOutput(stack, jsii.String("Place"), &awscdk.CfnOutputProps{Value: warnings[0].Id})
	awscdk.NewCfnOutput(stack, jsii.String("Warning"), &awscdk.CfnOutputProps{Value: &warning})

	return stack
}
