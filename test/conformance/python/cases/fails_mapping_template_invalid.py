from aws_cdk import Stack
from cdk_websocket_integrations import WebSocketMappingTemplate, WebSocketMappingValue
from constructs import Construct


class FailsMappingTemplateInvalidStack(Stack):
    """A mapping value in the name of a member, with which a message could choose the structure of the body."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        room = WebSocketMappingValue.request_body("$.room")
        WebSocketMappingTemplate.json({"rooms": [{f"room-{room.to_string()}": True}]})
