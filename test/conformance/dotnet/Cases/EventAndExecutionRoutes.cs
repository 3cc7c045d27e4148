using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.Events;
using Amazon.CDK.AWS.IAM;
using Amazon.CDK.AWS.StepFunctions;
using CdkWebSocket.Integrations;
using Constructs;
using Apigatewayv2 = Amazon.CDK.AWS.Apigatewayv2;

namespace Conformance.Cases;

public class EventAndExecutionRoutesStack : Stack
{
    public EventAndExecutionRoutesStack(Construct scope, string id) : base(scope, id)
    {
        var eventBus = new EventBus(this, "EventBus");
        // The role that aws-cdk-lib makes is not the same in every version.
        var role = new Role(this, "Role", new RoleProps
        {
            AssumedBy = new ServicePrincipal("states.amazonaws.com"),
        });
        var workflow = new StateMachine(this, "Workflow", new StateMachineProps
        {
            DefinitionBody = DefinitionBody.FromChainable(new Pass(this, "Accept")),
            Role = role,
        });
        var expressWorkflow = new StateMachine(this, "ExpressWorkflow", new StateMachineProps
        {
            DefinitionBody = DefinitionBody.FromChainable(new Pass(this, "Answer")),
            Role = role,
            StateMachineType = StateMachineType.EXPRESS,
        });
        var execution = new WebSocketStepFunctionsExecutionOptions
        {
            Input = WebSocketMappingValue.JsonText(new Dictionary<string, object>
            {
                ["order"] = WebSocketMappingValue.RequestBody("$.order"),
                ["client"] = new Dictionary<string, object>
                {
                    ["connectionId"] = WebSocketMappingValue.ContextVariable("connectionId"),
                },
            }),
            Name = WebSocketMappingValue.Format("order-{}", WebSocketMappingValue.ContextVariable("requestId")),
        };

        var webSocketApi = new Apigatewayv2.WebSocketApi(this, "Api");
        webSocketApi.AddRoute("putEvent", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketEventBridgeIntegration.PutEvents("PutEvent", eventBus,
                new WebSocketEventBridgePutEventsOptions
                {
                    Source = WebSocketMappingValue.Literal("chat"),
                    DetailType = WebSocketMappingValue.ContextVariable("routeKey"),
                    Detail = WebSocketMappingValue.JsonText(new Dictionary<string, object>
                    {
                        ["text"] = WebSocketMappingValue.RequestBody("$.text"),
                        ["version"] = 1,
                    }),
                    Resources = new[]
                    {
                        WebSocketMappingValue.Literal(workflow.StateMachineArn),
                        WebSocketMappingValue.RequestBody("$.resource"),
                    },
                }),
            ReturnResponse = true,
        });
        webSocketApi.AddRoute("startOrder", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketStepFunctionsIntegration.StartExecution("StartOrder", workflow, execution),
            ReturnResponse = true,
        });
        webSocketApi.AddRoute("askPrice", new Apigatewayv2.WebSocketRouteOptions
        {
            Integration = WebSocketStepFunctionsIntegration.StartSyncExecution("AskPrice", expressWorkflow, execution),
            ReturnResponse = true,
        });
    }
}
