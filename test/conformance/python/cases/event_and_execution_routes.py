from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from aws_cdk.aws_events import EventBus
from aws_cdk.aws_iam import Role, ServicePrincipal
from aws_cdk.aws_stepfunctions import DefinitionBody, Pass, StateMachine, StateMachineType
from cdk_websocket_integrations import (
    WebSocketEventBridgeIntegration,
    WebSocketMappingValue,
    WebSocketStepFunctionsIntegration,
)
from constructs import Construct


class EventAndExecutionRoutesStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        event_bus = EventBus(self, "EventBus")
        # The role that aws-cdk-lib makes is not the same in every version.
        role = Role(self, "Role", assumed_by=ServicePrincipal("states.amazonaws.com"))
        workflow = StateMachine(
            self,
            "Workflow",
            definition_body=DefinitionBody.from_chainable(Pass(self, "Accept")),
            role=role,
        )
        express_workflow = StateMachine(
            self,
            "ExpressWorkflow",
            definition_body=DefinitionBody.from_chainable(Pass(self, "Answer")),
            role=role,
            state_machine_type=StateMachineType.EXPRESS,
        )
        input_text = WebSocketMappingValue.json_text(
            {
                "order": WebSocketMappingValue.request_body("$.order"),
                "client": {"connectionId": WebSocketMappingValue.context_variable("connectionId")},
            },
        )
        name = WebSocketMappingValue.format("order-{}", WebSocketMappingValue.context_variable("requestId"))

        web_socket_api = WebSocketApi(self, "Api")
        web_socket_api.add_route(
            "putEvent",
            integration=WebSocketEventBridgeIntegration.put_events(
                "PutEvent",
                event_bus,
                source=WebSocketMappingValue.literal("chat"),
                detail_type=WebSocketMappingValue.context_variable("routeKey"),
                detail=WebSocketMappingValue.json_text(
                    {"text": WebSocketMappingValue.request_body("$.text"), "version": 1},
                ),
                resources=[
                    WebSocketMappingValue.literal(workflow.state_machine_arn),
                    WebSocketMappingValue.request_body("$.resource"),
                ],
            ),
            return_response=True,
        )
        web_socket_api.add_route(
            "startOrder",
            integration=WebSocketStepFunctionsIntegration.start_execution(
                "StartOrder",
                workflow,
                input=input_text,
                name=name,
            ),
            return_response=True,
        )
        web_socket_api.add_route(
            "askPrice",
            integration=WebSocketStepFunctionsIntegration.start_sync_execution(
                "AskPrice",
                express_workflow,
                input=input_text,
                name=name,
            ),
            return_response=True,
        )
