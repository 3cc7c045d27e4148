import json

from aws_cdk import App, CfnOutput, Stack
from aws_cdk.assertions import Template
from aws_cdk.aws_apigatewayv2 import WebSocketApi, WebSocketStage
from cdk_websocket_integrations import (
    WebSocketHttpIntegration,
    WebSocketIntegrationResponseKey,
    WebSocketIntegrationResponseOptions,
    WebSocketMockIntegration,
)
from cdk_websocket_integrations.testing import ClientMessage, RouteTester
from constructs import Construct


class RenderReplyStack(Stack):
    """What a test of a route sees of a reply, as outputs: of a backend that answers, of one that fails, and of a mock."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        tested = Stack(App(), "Tested")
        web_socket_api = WebSocketApi(tested, "Api")
        WebSocketStage(tested, "Stage", web_socket_api=web_socket_api, stage_name="prod", auto_deploy=True)
        web_socket_api.add_route(
            "getRoom",
            integration=WebSocketHttpIntegration(
                "GetRoom",
                url="https://example.com/rooms",
                responses=[
                    WebSocketIntegrationResponseOptions(
                        key=WebSocketIntegrationResponseKey.SUCCESS,
                        response_templates={"$default": """{"room": $input.json('$.name')}"""},
                        template_selection_expression="$default",
                    ),
                ],
            ),
            return_response=True,
        )
        web_socket_api.add_route(
            "ping",
            integration=WebSocketMockIntegration(
                "Ping",
                request_templates={"$default": '{"statusCode": 200}'},
                template_selection_expression="$default",
            ),
        )

        template = Template.from_stack(tested).to_json()
        route = RouteTester.from_template(template, "getRoom", stage="prod")
        reply = route.render_reply(status_code=200, body='{"name":"lobby"}')
        failure = route.render_reply(
            status_code=500,
            message=ClientMessage(connection_id="abc=", request_id="request-1"),
        )
        one_way = RouteTester.from_template(template, "ping").render_reply()

        CfnOutput(self, "Sent", value=json.dumps(reply.sent))
        CfnOutput(self, "Body", value=reply.body or "")
        CfnOutput(self, "Room", value=reply.body_as_json()["room"])
        CfnOutput(self, "Key", value=reply.integration_response_key or "")
        CfnOutput(self, "Failure", value=failure.body or "")
        CfnOutput(self, "OneWaySent", value=json.dumps(one_way.sent))
        CfnOutput(self, "OneWayBody", value=one_way.body or "none")
        CfnOutput(self, "Explanation", value=failure.explain())
