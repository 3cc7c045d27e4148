from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi, WebSocketStage
from cdk_websocket_integrations import (
    WebSocketHttpIntegration,
    WebSocketMappingTemplate,
    WebSocketMappingValue,
    WebSocketMockIntegration,
)
from constructs import Construct


class ChatStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        api = WebSocketApi(self, "Api")
        WebSocketStage(self, "Stage", web_socket_api=api, stage_name="prod", auto_deploy=True)
        api.add_route(
            "sendMessage",
            integration=WebSocketHttpIntegration(
                "Rooms",
                url="https://rooms.example.com/messages",
                request_template=WebSocketMappingTemplate.json({"text": WebSocketMappingValue.request_body("$.text")}),
            ),
        )
        api.add_route(
            "ping",
            integration=WebSocketMockIntegration.reply("Ping", WebSocketMappingTemplate.json({"pong": True})),
            return_response=True,
        )
