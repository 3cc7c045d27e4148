package cases

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsapigatewayv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsevents"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsiam"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsstepfunctions"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk-websocket/cdk-websocket-integrations-go/websocketintegrations"
)

func NewEventAndExecutionRoutesStack(scope constructs.Construct, id string) awscdk.Stack {
	stack := awscdk.NewStack(scope, &id, nil)

	eventBus := awsevents.NewEventBus(stack, jsii.String("EventBus"), nil)
	// The role that aws-cdk-lib makes is not the same in every version.
	role := awsiam.NewRole(stack, jsii.String("Role"), &awsiam.RoleProps{
		AssumedBy: awsiam.NewServicePrincipal(jsii.String("states.amazonaws.com"), nil),
	})
	accept := awsstepfunctions.NewPass(stack, jsii.String("Accept"), nil)
	workflow := awsstepfunctions.NewStateMachine(stack, jsii.String("Workflow"),
		&awsstepfunctions.StateMachineProps{
			DefinitionBody: awsstepfunctions.DefinitionBody_FromChainable(accept),
			Role:           role,
		})
	answer := awsstepfunctions.NewPass(stack, jsii.String("Answer"), nil)
	expressWorkflow := awsstepfunctions.NewStateMachine(stack, jsii.String("ExpressWorkflow"),
		&awsstepfunctions.StateMachineProps{
			DefinitionBody:   awsstepfunctions.DefinitionBody_FromChainable(answer),
			Role:             role,
			StateMachineType: awsstepfunctions.StateMachineType_EXPRESS,
		})
	execution := &websocketintegrations.WebSocketStepFunctionsExecutionOptions{
		Input: websocketintegrations.WebSocketMappingValue_JsonText(map[string]any{
			"order": websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.order")),
			"client": map[string]any{
				"connectionId": websocketintegrations.WebSocketMappingValue_ContextVariable(
					jsii.String("connectionId")),
			},
		}),
		Name: websocketintegrations.WebSocketMappingValue_Format(jsii.String("order-{}"),
			websocketintegrations.WebSocketMappingValue_ContextVariable(jsii.String("requestId"))),
	}

	webSocketApi := awsapigatewayv2.NewWebSocketApi(stack, jsii.String("Api"), nil)
	webSocketApi.AddRoute(jsii.String("putEvent"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketEventBridgeIntegration_PutEvents(jsii.String("PutEvent"), eventBus,
			&websocketintegrations.WebSocketEventBridgePutEventsOptions{
				Source:     websocketintegrations.WebSocketMappingValue_Literal(jsii.String("chat")),
				DetailType: websocketintegrations.WebSocketMappingValue_ContextVariable(jsii.String("routeKey")),
				Detail: websocketintegrations.WebSocketMappingValue_JsonText(map[string]any{
					"text":    websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.text")),
					"version": 1,
				}),
				Resources: &[]websocketintegrations.WebSocketMappingValue{
					websocketintegrations.WebSocketMappingValue_Literal(workflow.StateMachineArn()),
					websocketintegrations.WebSocketMappingValue_RequestBody(jsii.String("$.resource")),
				},
			}),
		ReturnResponse: jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("startOrder"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketStepFunctionsIntegration_StartExecution(
			jsii.String("StartOrder"), workflow, execution),
		ReturnResponse: jsii.Bool(true),
	})
	webSocketApi.AddRoute(jsii.String("askPrice"), &awsapigatewayv2.WebSocketRouteOptions{
		Integration: websocketintegrations.WebSocketStepFunctionsIntegration_StartSyncExecution(
			jsii.String("AskPrice"), expressWorkflow, execution),
		ReturnResponse: jsii.Bool(true),
	})

	return stack
}
