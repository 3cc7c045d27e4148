from aws_cdk import Stack
from cdk_websocket_integrations import WebSocketHttpIntegration, WebSocketMappingTemplate, WebSocketMappingValue
from constructs import Construct


class FailsMappingValueOutOfPlaceStack(Stack):
    """A value of the answer in a request, for which the backend has not answered yet."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        WebSocketHttpIntegration(
            "SendMessage",
            url="https://chat.example.com/messages",
            request_template=WebSocketMappingTemplate.json(
                {"rooms": [{"id": WebSocketMappingValue.response_body("$.id")}]},
            ),
        )
