package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewServiceCallRouteStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	webSocketApi.AddRoute(jsii.String("approve"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketAwsServiceIntegration_Call(
			jsii.String("Approve"), jsii.String("states"), jsii.String("SendTaskSuccess"),
			&websocketintegrations.WebSocketAwsServiceCallOptions{
				IamResources: jsii.Strings("*"),
				ContentType:  jsii.String("application/x-amz-json-1.0"),
				Target:       jsii.String("AWSStepFunctions.SendTaskSuccess"),
				RequestTemplate: websocketintegrations.WebSocketMappingTemplate_Json(map[string]any{
					"taskToken": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.token")),
					"output":    websocketintegrations.WebSocketMappingValue_JsonText(map[string]any{"approved": true}),
				}),
				Responses: &[]*websocketintegrations.WebSocketIntegrationResponseOptions{
					{
						Key: websocketintegrations.WebSocketIntegrationResponseKey_DEFAULT(),
						Template: websocketintegrations.WebSocketMappingTemplate_Json(map[string]any{
							"requestId": websocketintegrations.WebSocketMappingValue_ContextVariable(
								jsii.String("requestId")),
						}),
					},
				},
			}),
		ReturnResponse: jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("schedule"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketAwsServiceIntegration_Call(
			jsii.String("Schedule"), jsii.String("scheduler"), jsii.String("CreateSchedule"),
			&websocketintegrations.WebSocketAwsServiceCallOptions{
				IamAction: jsii.String("scheduler:CreateSchedule"),
				IamResources: &[]*string{
					stack.FormatArn(&awscdk.ArnComponents{
						Service:      jsii.String("scheduler"),
						Resource:     jsii.String("schedule"),
						ResourceName: jsii.String("default/reminder-*"),
					}),
				},
				Path: jsii.String("/schedules/reminder-{name}"),
				PathParameters: &map[string]websocketintegrations.WebSocketMappingValue{
					"name": websocketintegrations.WebSocketMappingValue_ContextVariable(jsii.String("requestId")),
				},
				Method: awsapigatewayv2.HttpMethod_PUT,
				Headers: &map[string]websocketintegrations.WebSocketMappingValue{
					"X-Trace": websocketintegrations.WebSocketMappingValue_ContextVariable(
						jsii.String("extendedRequestId")),
				},
				QueryStrings: &map[string]websocketintegrations.WebSocketMappingValue{
					"source": websocketintegrations.WebSocketMappingValue_Literal(jsii.String("websocket")),
				},
			}),
	})

	return stack
}
