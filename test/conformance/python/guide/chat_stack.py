from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from cdk_websocket_integrations import (
    WebSocketHttpIntegration,
    WebSocketIntegrationResponseKey,
    WebSocketIntegrationResponseOptions,
    WebSocketMockIntegration,
)
from constructs import Construct


class ChatStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        web_socket_api = WebSocketApi(self, "Api")
        web_socket_api.add_route(
            "sendMessage",
            integration=WebSocketHttpIntegration(
                "Rooms",
                url="https://rooms.example.com/messages",
                request_templates={"$default": """{"text": $input.json('$.text')}"""},
            ),
        )
        web_socket_api.add_route(
            "ping",
            integration=WebSocketMockIntegration(
                "Ping",
                request_templates={"$default": '{"statusCode": 200}'},
                template_selection_expression="$default",
                responses=[
                    WebSocketIntegrationResponseOptions(
                        key=WebSocketIntegrationResponseKey.SUCCESS,
                        response_templates={"$default": '{"pong": true}'},
                    ),
                ],
            ),
            return_response=True,
        )
