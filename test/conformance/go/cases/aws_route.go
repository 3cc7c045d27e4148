package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awssns"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewAwsRouteStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	topic := awssns.NewTopic(stack, jsii.String("Topic"), nil)
	role := awsiam.NewRole(stack, jsii.String("Role"), &awsiam.RoleProps{
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("apigateway.amazonaws.com"), nil),
	})
	topic.GrantPublish(role)

	integration := websocketintegrations.NewWebSocketAwsIntegration(jsii.String("Publish"),
		&websocketintegrations.WebSocketAwsIntegrationProps{
			IntegrationUri: jsii.Sprintf("arn:%s:apigateway:%s:sns:action/Publish",
				*stack.Partition(), *stack.Region()),
			IntegrationMethod: jsii.String("POST"),
			CredentialsRole:   role,
			RequestParameters: &map[string]*string{
				"integration.request.header.Content-Type": jsii.String("'application/x-www-form-urlencoded'"),
			},
			RequestTemplates: &map[string]*string{
				"$default": jsii.Sprintf(
					`Action=Publish&TopicArn=$util.urlEncode("%s")&Message=$util.urlEncode($input.body)`,
					*topic.TopicArn()),
			},
			TemplateSelectionExpression: jsii.String(`\$default`),
			Responses: &[]*websocketintegrations.WebSocketIntegrationResponseOptions{
				{
					Key: websocketintegrations.WebSocketIntegrationResponseKey_SUCCESS(),
					ResponseTemplates: &map[string]*string{
						"$default": jsii.String(`{"published": true}`),
					},
				},
			},
		})
	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	webSocketApi.AddRoute(jsii.String("publish"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration:    integration,
		ReturnResponse: jsii.Bool(true),
	})
	integration.AddResponse(&websocketintegrations.WebSocketIntegrationResponseOptions{
		Key: websocketintegrations.WebSocketIntegrationResponseKey_DEFAULT(),
		ResponseTemplates: &map[string]*string{
			"$default": jsii.String(`{"published": false}`),
		},
	})

	return stack
}
