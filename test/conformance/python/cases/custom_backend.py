from aws_cdk import CfnOutput, Stack
from aws_cdk.aws_apigatewayv2 import IWebSocketRoute, WebSocketApi
from cdk_websocket_integrations import (
    WebSocketIntegrationOptions,
    WebSocketIntegrationType,
    WebSocketRouteIntegrationBase,
)
from constructs import Construct


class EchoIntegration(WebSocketRouteIntegrationBase):
    def bind_to_api(self, *, route: IWebSocketRoute, scope: Construct) -> WebSocketIntegrationOptions:
        return WebSocketIntegrationOptions(
            integration_type=WebSocketIntegrationType.HTTP_PROXY,
            integration_uri=f"https://echo.example.com/{route.route_key}",
            integration_method="POST",
            description="echoes the message",
        )

    def bind_to_route(self, *, route: IWebSocketRoute, scope: Construct) -> None:
        CfnOutput(scope, "EchoedRoute", value=route.route_key)


class CustomBackendStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        integration = EchoIntegration("Echo")
        web_socket_api = WebSocketApi(self, "Api")
        web_socket_api.add_route("shout", integration=integration)
        web_socket_api.add_route("whisper", integration=integration)
