package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewTokensStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	host := awscdk.NewCfnParameter(stack, jsii.String("Host"), nil)
	timeout := awscdk.NewCfnParameter(stack, jsii.String("Timeout"), &awscdk.CfnParameterProps{
		Type:    jsii.String("Number"),
		Default: jsii.Number(5000),
	})

	websocketintegrations.NewWebSocketIntegration(stack, jsii.String("Integration"),
		&websocketintegrations.WebSocketIntegrationProps{
			WebSocketApi:      awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil),
			IntegrationType:   websocketintegrations.WebSocketIntegrationType_HTTP,
			IntegrationUri:    jsii.Sprintf("https://%s/messages", *host.ValueAsString()),
			IntegrationMethod: awscdk.Fn_ImportValue(jsii.String("ChatMethod")),
			RequestParameters: &map[string]*string{
				"integration.request.header.X-Stack": jsii.Sprintf("'%s'", *stack.StackName()),
			},
			RequestTemplates: &map[string]*string{
				"$default": jsii.Sprintf(`{"region": "%s", "text": $input.json('$.text')}`, *stack.Region()),
			},
			TemplateSelectionExpression: jsii.String(`\$default`),
			Timeout:                     awscdk.Duration_Millis(timeout.ValueAsNumber()),
			Description:                 jsii.Sprintf("messages of %s", *stack.Account()),
		})

	return stack
}
