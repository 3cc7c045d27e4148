from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from cdk_websocket_integrations import (
    WebSocketIntegration,
    WebSocketIntegrationResponse,
    WebSocketIntegrationResponseKey,
    WebSocketIntegrationType,
)
from constructs import Construct


class FailsDuplicateResponseKeyStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        integration = WebSocketIntegration(
            self,
            "Integration",
            web_socket_api=WebSocketApi(self, "Api"),
            integration_type=WebSocketIntegrationType.HTTP,
            integration_uri="https://chat.example.com/messages",
            integration_method="POST",
        )
        WebSocketIntegrationResponse(
            self,
            "First",
            integration=integration,
            key=WebSocketIntegrationResponseKey.from_status_code(404),
        )
        WebSocketIntegrationResponse(
            self,
            "Second",
            integration=integration,
            key=WebSocketIntegrationResponseKey.from_status_code(404),
        )
