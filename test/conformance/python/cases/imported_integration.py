from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import CfnRoute, WebSocketApi
from cdk_websocket_integrations import WebSocketIntegration
from constructs import Construct


class ImportedIntegrationStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        integration = WebSocketIntegration.from_web_socket_integration_attributes(
            self,
            "Integration",
            web_socket_api=WebSocketApi.from_web_socket_api_attributes(self, "Api", web_socket_id="abcd1234"),
            integration_id="xyz789",
        )

        CfnRoute(
            self,
            "Route",
            api_id=integration.web_socket_api.api_id,
            route_key="sendMessage",
            target=f"integrations/{integration.integration_ref.integration_id}",
        )
