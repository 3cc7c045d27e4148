from aws_cdk import App, Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from aws_cdk.aws_apigatewayv2_integrations import WebSocketMockIntegration
from cdk_websocket_integrations.testing import RouteTester
from constructs import Construct


class FailsTemplateStack(Stack):
    """A mapping template of aws-cdk-lib's own class that cannot be read: the error of the test points at the place."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        app = App()
        tested = Stack(app, "Tested")
        web_socket_api = WebSocketApi(tested, "Api")
        web_socket_api.add_route(
            "ping",
            integration=WebSocketMockIntegration(
                "Ping",
                request_templates={
                    "$default": """{\n  "statusCode": #if($input.path('$.fail') 500 #else 200 #end\n}""",
                },
                template_selection_expression=r"\$default",
            ),
        )

        RouteTester.from_assembly(app.synth().directory, "Tested", "ping").render_request()
