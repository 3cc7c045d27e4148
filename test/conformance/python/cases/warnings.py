from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from cdk_websocket_integrations import WebSocketHttpIntegration, WebSocketMappingTemplate, WebSocketMockIntegration
from constructs import Construct


class WarningsStack(Stack):
    """What AWS accepts and is probably a mistake."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        web_socket_api = WebSocketApi(self, "Api")
        web_socket_api.add_route(
            "ping",
            integration=WebSocketMockIntegration(
                "Ping",
                request_template=WebSocketMappingTemplate.from_string('{"status": 200}'),
            ),
        )
        web_socket_api.add_route(
            "greet",
            integration=WebSocketHttpIntegration(
                "Greet",
                url="https://example.com/greetings",
                request_template=WebSocketMappingTemplate.from_string("""{"name": "$input.path('$.name')"}"""),
            ),
        )
