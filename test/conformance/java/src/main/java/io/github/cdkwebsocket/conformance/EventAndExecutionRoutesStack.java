package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketEventBridgeIntegration;
import io.github.cdkwebsocket.integrations.WebSocketEventBridgePutEventsOptions;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import io.github.cdkwebsocket.integrations.WebSocketStepFunctionsExecutionOptions;
import io.github.cdkwebsocket.integrations.WebSocketStepFunctionsIntegration;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.stepfunctions.DefinitionBody;
import software.amazon.awscdk.services.stepfunctions.Pass;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.amazon.awscdk.services.stepfunctions.StateMachineType;

public class EventAndExecutionRoutesStack extends Stack {
  public EventAndExecutionRoutesStack(final App scope, final String id) {
    super(scope, id);

    EventBus eventBus = new EventBus(this, "EventBus");
    // The role that aws-cdk-lib makes is not the same in every version.
    Role role = Role.Builder.create(this, "Role")
        .assumedBy(new ServicePrincipal("states.amazonaws.com"))
        .build();
    StateMachine workflow = StateMachine.Builder.create(this, "Workflow")
        .definitionBody(DefinitionBody.fromChainable(new Pass(this, "Accept")))
        .role(role)
        .build();
    StateMachine expressWorkflow = StateMachine.Builder.create(this, "ExpressWorkflow")
        .definitionBody(DefinitionBody.fromChainable(new Pass(this, "Answer")))
        .role(role)
        .stateMachineType(StateMachineType.EXPRESS)
        .build();
    WebSocketStepFunctionsExecutionOptions execution = WebSocketStepFunctionsExecutionOptions.builder()
        .input(WebSocketMappingValue.jsonText(Map.of(
            "order", WebSocketMappingValue.requestBody("$.order"),
            "client", Map.of("connectionId", WebSocketMappingValue.contextVariable("connectionId")))))
        .name(WebSocketMappingValue.format("order-{}", WebSocketMappingValue.contextVariable("requestId")))
        .build();

    WebSocketApi api = new WebSocketApi(this, "Api");
    api.addRoute("putEvent", WebSocketRouteOptions.builder()
        .integration(WebSocketEventBridgeIntegration.putEvents("PutEvent", eventBus,
            WebSocketEventBridgePutEventsOptions.builder()
                .source(WebSocketMappingValue.literal("chat"))
                .detailType(WebSocketMappingValue.contextVariable("routeKey"))
                .detail(WebSocketMappingValue.jsonText(Map.of(
                    "text", WebSocketMappingValue.requestBody("$.text"),
                    "version", 1)))
                .resources(List.of(
                    WebSocketMappingValue.literal(workflow.getStateMachineArn()),
                    WebSocketMappingValue.requestBody("$.resource")))
                .build()))
        .returnResponse(true)
        .build());
    api.addRoute("startOrder", WebSocketRouteOptions.builder()
        .integration(WebSocketStepFunctionsIntegration.startExecution("StartOrder", workflow, execution))
        .returnResponse(true)
        .build());
    api.addRoute("askPrice", WebSocketRouteOptions.builder()
        .integration(WebSocketStepFunctionsIntegration.startSyncExecution("AskPrice", expressWorkflow, execution))
        .returnResponse(true)
        .build());
  }
}
