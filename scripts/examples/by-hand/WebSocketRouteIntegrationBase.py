from aws_cdk.aws_apigatewayv2 import IWebSocketRoute
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
        )
