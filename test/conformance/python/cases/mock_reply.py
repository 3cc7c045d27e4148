from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi, WebSocketStage
from cdk_websocket_integrations import WebSocketMappingTemplate, WebSocketMappingValue, WebSocketMockIntegration
from constructs import Construct


class MockReplyStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        web_socket_api = WebSocketApi(self, "Api")
        WebSocketStage(self, "Stage", web_socket_api=web_socket_api, stage_name="prod", auto_deploy=True)
        web_socket_api.add_route(
            "ping",
            integration=WebSocketMockIntegration.reply(
                "Ping",
                WebSocketMappingTemplate.json(
                    {
                        "action": "pong",
                        "connectionId": WebSocketMappingValue.context_variable("connectionId"),
                        "time": WebSocketMappingValue.context_variable("requestTimeEpoch"),
                        "version": WebSocketMappingValue.stage_variable("version"),
                    },
                ),
            ),
            return_response=True,
        )
