from aws_cdk import CfnOutput, Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from cdk_websocket_integrations import (
    WebSocketIntegration,
    WebSocketIntegrationResponse,
    WebSocketIntegrationResponseKey,
)
from constructs import Construct


class ImportedResponseStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        integration = WebSocketIntegration.from_web_socket_integration_attributes(
            self,
            "Integration",
            web_socket_api=WebSocketApi.from_web_socket_api_attributes(self, "Api", web_socket_id="abcd1234"),
            integration_id="xyz789",
        )
        imported = WebSocketIntegrationResponse.from_web_socket_integration_response_attributes(
            self,
            "Imported",
            integration=integration,
            integration_response_id="qwe456",
        )
        created = WebSocketIntegrationResponse(
            self,
            "Created",
            integration=integration,
            key=WebSocketIntegrationResponseKey.from_status_code(404),
        )

        CfnOutput(self, "ImportedId", value=imported.integration_response_id)
        CfnOutput(self, "CreatedId", value=created.integration_response_id)
        CfnOutput(self, "Reference", value=created.integration_response_ref.integration_response_id)
        CfnOutput(self, "Key", value=WebSocketIntegrationResponseKey.CLIENT_ERROR.key)
