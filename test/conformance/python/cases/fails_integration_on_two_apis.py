from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi, WebSocketRoute
from cdk_websocket_integrations import WebSocketHttpProxyIntegration
from constructs import Construct


class FailsIntegrationOnTwoApisStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        integration = WebSocketHttpProxyIntegration("Backend", url="https://chat.example.com/messages")
        for name in ("First", "Second"):
            WebSocketRoute(
                self,
                f"{name}Route",
                web_socket_api=WebSocketApi(self, f"{name}Api"),
                route_key="sendMessage",
                integration=integration,
            )
