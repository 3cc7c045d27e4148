from aws_cdk import Duration, Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from cdk_websocket_integrations import WebSocketIntegration, WebSocketIntegrationType
from constructs import Construct


class TimeoutBoundsStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        web_socket_api = WebSocketApi(self, "Api")
        WebSocketIntegration(
            self,
            "Shortest",
            web_socket_api=web_socket_api,
            integration_type=WebSocketIntegrationType.MOCK,
            integration_uri="",
            timeout=Duration.millis(50),
        )
        WebSocketIntegration(
            self,
            "Longest",
            web_socket_api=web_socket_api,
            integration_type=WebSocketIntegrationType.MOCK,
            integration_uri="",
            timeout=Duration.seconds(29),
        )
