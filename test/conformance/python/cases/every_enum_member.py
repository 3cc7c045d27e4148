from functools import partial

from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from cdk_websocket_integrations import (
    ContentHandling,
    PassthroughBehavior,
    WebSocketIntegration,
    WebSocketIntegrationType,
)
from constructs import Construct


class EveryEnumMemberStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        add_integration = partial(
            WebSocketIntegration,
            self,
            web_socket_api=WebSocketApi(self, "Api"),
            integration_type=WebSocketIntegrationType.HTTP,
            integration_uri="https://chat.example.com/messages",
            integration_method="POST",
        )

        add_integration("ConvertToBinary", content_handling=ContentHandling.CONVERT_TO_BINARY)
        add_integration("ConvertToText", content_handling=ContentHandling.CONVERT_TO_TEXT)
        add_integration("WhenNoMatch", passthrough_behavior=PassthroughBehavior.WHEN_NO_MATCH)
        add_integration("WhenNoTemplates", passthrough_behavior=PassthroughBehavior.WHEN_NO_TEMPLATES)
        add_integration("Never", passthrough_behavior=PassthroughBehavior.NEVER)
