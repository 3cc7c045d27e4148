from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from cdk_websocket_integrations import (
    ContentHandling,
    WebSocketIntegration,
    WebSocketIntegrationResponse,
    WebSocketIntegrationResponseKey,
    WebSocketIntegrationType,
)
from constructs import Construct


class IntegrationResponsesStack(Stack):
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
            "Success",
            integration=integration,
            key=WebSocketIntegrationResponseKey.SUCCESS,
            content_handling=ContentHandling.CONVERT_TO_TEXT,
            response_parameters={"method.response.header.X-Source": "'chat'"},
            response_templates={"200": '{"ok": true}', "$default": '{"ok": false}'},
            template_selection_expression="${integration.response.statuscode}",
        )
        integration.add_response(key=WebSocketIntegrationResponseKey.CLIENT_ERROR)
        integration.add_response(key=WebSocketIntegrationResponseKey.SERVER_ERROR)
        integration.add_response(key=WebSocketIntegrationResponseKey.from_status_code(302))
        integration.add_response(key=WebSocketIntegrationResponseKey.from_pattern(r"1\d{2}"))
        integration.add_response(
            key=WebSocketIntegrationResponseKey.DEFAULT,
            response_templates={"$default": '{"error": "try again"}'},
        )
