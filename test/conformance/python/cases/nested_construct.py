from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import IWebSocketApi, WebSocketApi
from cdk_websocket_integrations import IWebSocketIntegration, WebSocketIntegration, WebSocketIntegrationType
from constructs import Construct


class Backend(Construct):
    integration: IWebSocketIntegration

    def __init__(self, scope: Construct, construct_id: str, *, web_socket_api: IWebSocketApi) -> None:
        super().__init__(scope, construct_id)

        self.integration = WebSocketIntegration(
            self,
            "Integration",
            web_socket_api=web_socket_api,
            integration_type=WebSocketIntegrationType.HTTP_PROXY,
            integration_uri=f"https://{construct_id.lower()}.example.com/",
            integration_method="GET",
        )


class NestedConstructStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        web_socket_api = WebSocketApi(self, "Api")
        Backend(self, "Orders", web_socket_api=web_socket_api)
        Backend(self, "Prices", web_socket_api=web_socket_api)
