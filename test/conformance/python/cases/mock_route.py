from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi, WebSocketStage
from cdk_websocket_integrations import (
    WebSocketIntegrationResponseKey,
    WebSocketIntegrationResponseOptions,
    WebSocketMockIntegration,
)
from constructs import Construct


class MockRouteStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        web_socket_api = WebSocketApi(self, "Api")
        WebSocketStage(self, "Stage", web_socket_api=web_socket_api, stage_name="prod", auto_deploy=True)
        web_socket_api.add_route(
            "ping",
            integration=WebSocketMockIntegration(
                "Ping",
                request_templates={"$default": '{"statusCode": 200}'},
                template_selection_expression=r"\$default",
                responses=[
                    WebSocketIntegrationResponseOptions(
                        key=WebSocketIntegrationResponseKey.SUCCESS,
                        response_templates={"$default": '{"pong": true}'},
                    ),
                ],
            ),
            return_response=True,
        )
