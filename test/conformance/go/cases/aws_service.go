package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssqs"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewAwsServiceStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	queue := awssqs.NewQueue(stack, jsii.String("Queue"), nil)
	role := awsiam.NewRole(stack, jsii.String("Role"), &awsiam.RoleProps{
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("apigateway.amazonaws.com"), nil),
	})
	queue.GrantSendMessages(role)

	integration := websocketintegrations.NewWebSocketIntegration(stack, jsii.String("Integration"),
		&websocketintegrations.WebSocketIntegrationProps{
			WebSocketApi:    webSocketApi,
			IntegrationType: websocketintegrations.WebSocketIntegrationType_AWS,
			IntegrationUri: jsii.Sprintf("arn:%s:apigateway:%s:sqs:path/%s/%s",
				*stack.Partition(), *stack.Region(), *stack.Account(), *queue.QueueName()),
			IntegrationMethod:   jsii.String("POST"),
			CredentialsRole:     role,
			PassthroughBehavior: websocketintegrations.PassthroughBehavior_NEVER,
			RequestParameters: &map[string]*string{
				"integration.request.header.Content-Type": jsii.String("'application/x-www-form-urlencoded'"),
			},
			RequestTemplates: &map[string]*string{
				"$default": jsii.String("Action=SendMessage&MessageBody=$util.urlEncode($input.json('$'))"),
			},
			TemplateSelectionExpression: jsii.String(`\$default`),
		})
	awsapigatewayv2.NewCfnRoute(stack, jsii.String("Route"), &awsapigatewayv2.CfnRouteProps{
		ApiId:    webSocketApi.ApiId(),
		RouteKey: jsii.String("sendMessage"),
		Target:   jsii.Sprintf("integrations/%s", *integration.IntegrationId()),
	})

	return stack
}
