package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigateway"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewEveryPropStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	websocketintegrations.NewWebSocketIntegration(stack, jsii.String("Integration"),
		&websocketintegrations.WebSocketIntegrationProps{
			WebSocketApi:    awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil),
			IntegrationType: websocketintegrations.WebSocketIntegrationType_HTTP,
			IntegrationUri:  jsii.String("https://chat.example.com/messages/{room}"),
			ContentHandling: websocketintegrations.ContentHandling_CONVERT_TO_TEXT,
			CredentialsRole: awsiam.NewRole(stack, jsii.String("Role"), &awsiam.RoleProps{
				AssumedBy: awsiam.NewServicePrincipal(jsii.String("apigateway.amazonaws.com"), nil),
			}),
			IntegrationMethod:   jsii.String("POST"),
			PassthroughBehavior: websocketintegrations.PassthroughBehavior_WHEN_NO_TEMPLATES,
			RequestParameters: &map[string]*string{
				"integration.request.header.X-Connection-Id": jsii.String("context.connectionId"),
				"integration.request.path.room":              jsii.String("route.request.body.room"),
				"integration.request.querystring.source":     jsii.String("'websocket'"),
			},
			RequestTemplates: &map[string]*string{
				"$default": jsii.String(`{"text": $input.json('$.text')}`),
				"raw":      jsii.String("$input.body"),
			},
			TemplateSelectionExpression: jsii.String("${request.body.format}"),
			Timeout:                     awscdk.Duration_Seconds(jsii.Number(5)),
			Description:                 jsii.String("sends a chat message to the room service"),
			VpcLink: awsapigateway.VpcLink_FromVpcLinkId(
				stack, jsii.String("VpcLink"), jsii.String("a1b2c3")),
		})

	return stack
}
