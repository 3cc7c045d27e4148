package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awslambda"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewLambdaRoutesStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	handler := awslambda.NewFunction(stack, jsii.String("Handler"), &awslambda.FunctionProps{
		Runtime: awslambda.Runtime_NODEJS_22_X(),
		Handler: jsii.String("index.handler"),
		Code:    awslambda.Code_FromInline(jsii.String("exports.handler = async () => ({ statusCode: 200 });")),
	})

	lifecycle := websocketintegrations.NewWebSocketLambdaIntegration(jsii.String("Lifecycle"), handler, nil)
	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), &awsapigatewayv2.WebSocketApiProps{
		ConnectRouteOptions:    &awsapigatewayv2.WebSocketRouteOptions{Integration: lifecycle},
		DisconnectRouteOptions: &awsapigatewayv2.WebSocketRouteOptions{Integration: lifecycle},
		DefaultRouteOptions: &awsapigatewayv2.WebSocketRouteOptions{
			Integration: websocketintegrations.NewWebSocketLambdaIntegration(jsii.String("Fallback"), handler,
				&websocketintegrations.WebSocketLambdaIntegrationProps{
					ScopePermissionToRoute: jsii.Bool(false),
				}),
		},
	})
	webSocketApi.AddRoute(jsii.String("sendMessage"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketLambdaCustomIntegration(jsii.String("SendMessage"), handler,
			&websocketintegrations.WebSocketLambdaCustomIntegrationProps{
				RequestTemplates: &map[string]*string{
					"$default": jsii.String(`{"text": $input.json('$.text')}`),
				},
				Responses: &[]*websocketintegrations.WebSocketIntegrationResponseOptions{
					{Key: websocketintegrations.WebSocketIntegrationResponseKey_DEFAULT()},
				},
			}),
		ReturnResponse: jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("archive"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.NewWebSocketLambdaCustomIntegration(jsii.String("Archive"), handler,
			&websocketintegrations.WebSocketLambdaCustomIntegrationProps{
				InvocationType: websocketintegrations.WebSocketLambdaInvocationType_EVENT,
			}),
	})

	return stack
}
