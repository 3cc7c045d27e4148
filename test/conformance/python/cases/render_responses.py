from aws_cdk import App, CfnOutput, Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi, WebSocketRouteOptions
from aws_cdk.aws_lambda import Function
from cdk_websocket_integrations import (
    WebSocketHttpIntegration,
    WebSocketIntegrationResponseKey,
    WebSocketIntegrationResponseOptions,
    WebSocketLambdaCustomIntegration,
    WebSocketLambdaIntegration,
    WebSocketLambdaInvocationType,
    WebSocketMappingTemplate,
    WebSocketMappingValue,
)
from cdk_websocket_integrations.testing import ClientMessage, RouteTester
from constructs import Construct


class RenderResponsesStack(Stack):
    """What a client gets when a backend fails, is late, or returns this or that, as outputs."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        tested = Stack(App(), "Tested")
        handler = Function.from_function_arn(
            tested,
            "Function",
            "arn:aws:lambda:us-east-1:111122223333:function:handler",
        )
        web_socket_api = WebSocketApi(
            tested,
            "Api",
            connect_route_options=WebSocketRouteOptions(integration=WebSocketLambdaIntegration("Connect", handler)),
        )
        web_socket_api.add_route(
            "ask",
            integration=WebSocketLambdaCustomIntegration(
                "Ask",
                handler,
                invocation_type=WebSocketLambdaInvocationType.REQUEST_RESPONSE,
                responses=[
                    WebSocketIntegrationResponseOptions(
                        key=WebSocketIntegrationResponseKey.DEFAULT,
                        template=WebSocketMappingTemplate.json(
                            {"answer": WebSocketMappingValue.response_body("$.answer")},
                        ),
                    ),
                ],
            ),
            return_response=True,
        )
        web_socket_api.add_route(
            "look",
            integration=WebSocketHttpIntegration(
                "Look",
                url="https://example.com/rooms",
                responses=[
                    WebSocketIntegrationResponseOptions(
                        key=WebSocketIntegrationResponseKey.SUCCESS,
                        response_templates={"short": '{"short": true}', "$default": '{"short": false}'},
                        template_selection_expression="${integration.response.header.X-Form}",
                    ),
                ],
            ),
            return_response=True,
        )

        connect = RouteTester.from_stack(tested, "$connect")
        accepted = connect.render_reply(
            function_result={
                "statusCode": 200,
                "headers": {"Sec-WebSocket-Protocol": "chat", "X-Other": "dropped"},
            },
        )
        malformed = connect.render_reply(function_result={"answer": 42})
        failed = connect.render_reply(failed=True, message=ClientMessage(request_id="request-1"))
        answered = RouteTester.from_stack(tested, "ask").render_reply(body='{"answer":42}')
        late = RouteTester.from_stack(tested, "look").render_reply(
            timed_out=True,
            message=ClientMessage(connection_id="abc=", request_id="request-1"),
        )
        short = RouteTester.from_stack(tested, "look").render_reply(headers={"X-Form": "short"})

        CfnOutput(self, "Accepted", value=f"{accepted.status_code:.0f}")
        CfnOutput(self, "Protocol", value=accepted.headers["Sec-WebSocket-Protocol"])
        CfnOutput(self, "Headers", value=str(len(accepted.headers)))
        CfnOutput(self, "Malformed", value=f"{malformed.status_code:.0f}")
        CfnOutput(self, "Failed", value=f"{failed.status_code:.0f}")
        CfnOutput(self, "Answered", value=answered.body or "")
        CfnOutput(self, "Late", value=late.body or "")
        CfnOutput(self, "Short", value=short.body or "")
