from aws_cdk import App, CfnOutput, Stack
from aws_cdk.assertions import Annotations, Match
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from aws_cdk.aws_apigatewayv2_integrations import WebSocketMockIntegration
from cdk_websocket_integrations import WebSocketValidations
from constructs import Construct


class RenderCheckTreeStack(Stack):
    """What is found in a tree of aws-cdk-lib's own classes and is no error, as outputs."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        tested = Stack(App(), "Tested")
        web_socket_api = WebSocketApi(tested, "Api")
        web_socket_api.add_route(
            "ping",
            integration=WebSocketMockIntegration(
                "Ping",
                request_templates={"$default": '{"statusCode": 200}'},
                template_selection_expression=r"\$default",
            ),
            return_response=True,
        )
        WebSocketValidations.check(tested)

        warnings = Annotations.from_stack(tested).find_warning("*", Match.any_value())
        CfnOutput(self, "Count", value=str(len(warnings)))
        CfnOutput(self, "Place", value=warnings[0].id)
        CfnOutput(self, "Warning", value=warnings[0].entry.data)
