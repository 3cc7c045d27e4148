from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import CfnRoute, WebSocketApi
from cdk_websocket_integrations import WebSocketIntegration, WebSocketIntegrationType
from constructs import Construct


class OneIntegrationTwoRoutesStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        web_socket_api = WebSocketApi(self, "Api")
        integration = WebSocketIntegration(
            self,
            "Integration",
            web_socket_api=web_socket_api,
            integration_type=WebSocketIntegrationType.HTTP_PROXY,
            integration_uri="https://chat.example.com/messages",
            integration_method="POST",
        )

        for route_key in ("join", "leave"):
            CfnRoute(
                self,
                f"Route-{route_key}",
                api_id=web_socket_api.api_id,
                route_key=route_key,
                target=f"integrations/{integration.integration_id}",
            )
