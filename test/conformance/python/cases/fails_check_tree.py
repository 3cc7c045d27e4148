from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from aws_cdk.aws_apigatewayv2_integrations import WebSocketAwsIntegration
from cdk_websocket_integrations import WebSocketValidations
from constructs import Construct


class FailsCheckTreeStack(Stack):
    """What AWS is known to reject in a tree of aws-cdk-lib's own classes."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        web_socket_api = WebSocketApi(self, "Api")
        web_socket_api.add_route(
            "publish",
            integration=WebSocketAwsIntegration(
                "Publish",
                integration_uri=f"arn:{self.partition}:apigateway:{self.region}:sns:action/Publish",
                integration_method="POST",
                request_templates={"$default": "Action=Publish&Message=$util.urlEncode($input.body)"},
                template_selection_expression="$default",
            ),
        )
        WebSocketValidations.check(scope)
