from aws_cdk import CfnParameter, Duration, Fn, Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from cdk_websocket_integrations import WebSocketIntegration, WebSocketIntegrationType
from constructs import Construct


class TokensStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        host = CfnParameter(self, "Host")
        timeout = CfnParameter(self, "Timeout", type="Number", default=5000)

        WebSocketIntegration(
            self,
            "Integration",
            web_socket_api=WebSocketApi(self, "Api"),
            integration_type=WebSocketIntegrationType.HTTP,
            integration_uri=f"https://{host.value_as_string}/messages",
            integration_method=Fn.import_value("ChatMethod"),
            request_parameters={"integration.request.header.X-Stack": f"'{self.stack_name}'"},
            request_templates={
                "$default": f"""{{"region": "{self.region}", "text": $input.json('$.text')}}""",
            },
            template_selection_expression=r"\$default",
            timeout=Duration.millis(timeout.value_as_number),
            description=f"messages of {self.account}",
        )
