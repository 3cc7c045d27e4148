from datetime import datetime, timezone

from aws_cdk import App, CfnOutput, Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi, WebSocketStage
from cdk_websocket_integrations import WebSocketHttpIntegration, WebSocketMappingValue
from cdk_websocket_integrations.testing import RouteTester
from constructs import Construct


class RenderRequestStack(Stack):
    """What a test of a route sees of a request, as outputs."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        tested = Stack(App(), "Tested")
        web_socket_api = WebSocketApi(tested, "Api")
        WebSocketStage(tested, "Stage", web_socket_api=web_socket_api, stage_name="prod", auto_deploy=True)
        web_socket_api.add_route(
            "sendMessage",
            integration=WebSocketHttpIntegration(
                "SendMessage",
                url="https://example.com/rooms/room-{room}",
                path_parameters={"room": WebSocketMappingValue.request_body("$.room")},
                headers={
                    "X-Connection": WebSocketMappingValue.context_variable("connectionId"),
                    "X-Tenant": WebSocketMappingValue.stage_variable("tenant"),
                },
                request_templates={
                    "$default": (
                        """{"text": $input.json('$.text'), "user": "$context.authorizer.principalId", """
                        '"expires": #set($hour = $context.requestTimeEpoch / 1000 + 3600)$hour}'
                    ),
                },
                template_selection_expression="$default",
            ),
        )

        route = RouteTester.from_stack(tested, "sendMessage")
        request = route.render_request(
            body=r"""{"action":"sendMessage","room":"a b","text":"it's \"quoted\""}""",
            connection_id="abc=",
            authorizer={"principalId": "user-1"},
            stage_variables={"tenant": "acme"},
            request_time=datetime.fromtimestamp(1_700_000_000, tz=timezone.utc),
        )

        body = request.body_as_json()
        CfnOutput(self, "Method", value=request.method or "")
        CfnOutput(self, "Uri", value=request.uri or "")
        CfnOutput(self, "Connection", value=request.headers["X-Connection"])
        CfnOutput(self, "Tenant", value=request.headers["X-Tenant"])
        CfnOutput(self, "Body", value=request.body or "")
        CfnOutput(self, "Text", value=body["text"])
        CfnOutput(self, "Explanation", value=request.explain())
