package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2integrations"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

// What AWS is known to reject in a tree of aws-cdk-lib's own classes.
func NewFailsCheckTreeStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	webSocketApi.AddRoute(jsii.String("publish"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: awsapigatewayv2integrations.NewWebSocketAwsIntegration(jsii.String("Publish"),
			&awsapigatewayv2integrations.WebSocketAwsIntegrationProps{
				IntegrationUri: jsii.Sprintf("arn:%s:apigateway:%s:sns:action/Publish",
					*stack.Partition(), *stack.Region()),
				IntegrationMethod: jsii.String("POST"),
				RequestTemplates: &map[string]*string{
					"$default": jsii.String("Action=Publish&Message=$util.urlEncode($input.body)"),
				},
				TemplateSelectionExpression: jsii.String("$default"),
			}),
	})
	websocketintegrations.WebSocketValidations_Check(scope)

	return stack
}
