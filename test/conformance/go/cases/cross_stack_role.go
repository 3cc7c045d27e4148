package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

type RoleStack struct {
	awscdk.Stack
	Role awsiam.IRole
}

func NewRoleStack(scope constructs.Construct, id string) *RoleStack {
	stack := awscdk.NewStack(scope, &id, nil)

	return &RoleStack{
		Stack: stack,
		Role: awsiam.NewRole(stack, jsii.String("Role"), &awsiam.RoleProps{
			AssumedBy: awsiam.NewServicePrincipal(jsii.String("apigateway.amazonaws.com"), nil),
		}),
	}
}

func NewCrossStackRoleStack(scope constructs.Construct, id string, role awsiam.IRole) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	websocketintegrations.NewWebSocketIntegration(stack, jsii.String("Integration"),
		&websocketintegrations.WebSocketIntegrationProps{
			WebSocketApi:    awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil),
			IntegrationType: websocketintegrations.WebSocketIntegrationType_AWS,
			IntegrationUri: jsii.Sprintf("arn:%s:apigateway:%s:sns:action/Publish",
				*stack.Partition(), *stack.Region()),
			IntegrationMethod: jsii.String("POST"),
			CredentialsRole:   role,
		})

	return stack
}
