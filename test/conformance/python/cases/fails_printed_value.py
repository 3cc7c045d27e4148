from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from cdk_websocket_integrations import (
    WebSocketHttpIntegration,
    WebSocketMappingTemplate,
    WebSocketMappingValue,
)
from constructs import Construct


class FailsPrintedValueStack(Stack):
    """An object that string formatting writes as the language prints objects."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        # Unlike in TypeScript, Java and C#, this is true of mapping values too.
        tags = WebSocketMappingValue.request_body("$.tags")
        web_socket_api = WebSocketApi(self, "Api")
        web_socket_api.add_route(
            "join",
            integration=WebSocketHttpIntegration(
                "Join",
                url="https://example.com/rooms",
                request_template=WebSocketMappingTemplate.json({"tags": f"printed: {tags}"}),
            ),
        )
