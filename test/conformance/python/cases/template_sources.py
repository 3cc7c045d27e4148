from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from cdk_websocket_integrations import WebSocketHttpIntegration, WebSocketMappingTemplate, WebSocketMappingValue
from constructs import Construct


class TemplateSourcesStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        text = WebSocketMappingValue.request_body("$.text")
        templates = {
            "FromFile": WebSocketMappingTemplate.from_file("templates/message.vtl"),
            "FromString": WebSocketMappingTemplate.from_string("""{"text": $input.json('$.text')}"""),
            "FromTokens": WebSocketMappingTemplate.json(
                {"text": f"text: {text.to_string()}", "same": text.to_json()},
            ),
        }

        web_socket_api = WebSocketApi(self, "Api")
        for name, request_template in templates.items():
            web_socket_api.add_route(
                name,
                integration=WebSocketHttpIntegration(
                    name,
                    url="https://example.com/messages",
                    request_template=request_template,
                ),
            )
