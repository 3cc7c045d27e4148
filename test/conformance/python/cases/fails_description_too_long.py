from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from cdk_websocket_integrations import WebSocketIntegration, WebSocketIntegrationType
from constructs import Construct


class FailsDescriptionTooLongStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        WebSocketIntegration(
            self,
            "Integration",
            web_socket_api=WebSocketApi(self, "Api"),
            integration_type=WebSocketIntegrationType.MOCK,
            integration_uri="",
            description="x" * 1025,
        )
