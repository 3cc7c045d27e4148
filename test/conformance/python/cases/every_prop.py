from aws_cdk import Duration, Stack
from aws_cdk.aws_apigateway import VpcLink
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from aws_cdk.aws_iam import Role, ServicePrincipal
from cdk_websocket_integrations import (
    ContentHandling,
    PassthroughBehavior,
    WebSocketIntegration,
    WebSocketIntegrationType,
)
from constructs import Construct


class EveryPropStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        WebSocketIntegration(
            self,
            "Integration",
            web_socket_api=WebSocketApi(self, "Api"),
            integration_type=WebSocketIntegrationType.HTTP,
            integration_uri="https://chat.example.com/messages/{room}",
            content_handling=ContentHandling.CONVERT_TO_TEXT,
            credentials_role=Role(self, "Role", assumed_by=ServicePrincipal("apigateway.amazonaws.com")),
            integration_method="POST",
            passthrough_behavior=PassthroughBehavior.WHEN_NO_TEMPLATES,
            request_parameters={
                "integration.request.header.X-Connection-Id": "context.connectionId",
                "integration.request.path.room": "route.request.body.room",
                "integration.request.querystring.source": "'websocket'",
            },
            request_templates={
                "$default": """{"text": $input.json('$.text')}""",
                "raw": "$input.body",
            },
            template_selection_expression="${request.body.format}",
            timeout=Duration.seconds(5),
            description="sends a chat message to the room service",
            vpc_link=VpcLink.from_vpc_link_id(self, "VpcLink", "a1b2c3"),
        )
