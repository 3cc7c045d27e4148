from datetime import datetime, timezone

from aws_cdk import App, CfnOutput, Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi, WebSocketStage
from cdk_websocket_integrations import WebSocketHttpIntegration, WebSocketMappingTemplate, WebSocketMappingValue
from cdk_websocket_integrations.testing import RenderedRequest, RouteTester
from constructs import Construct


class RenderMappingStack(Stack):
    """What a hostile message becomes in templates that are written from data, as outputs."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        tested = Stack(App(), "Tested")
        web_socket_api = WebSocketApi(tested, "Api")
        WebSocketStage(tested, "Stage", web_socket_api=web_socket_api, stage_name="prod", auto_deploy=True)
        text = WebSocketMappingValue.request_body("$.text")
        sender = WebSocketMappingValue.context_variable("authorizer.principalId")
        web_socket_api.add_route(
            "json",
            integration=WebSocketHttpIntegration(
                "Json",
                url="https://example.com/json",
                request_template=WebSocketMappingTemplate.json(
                    {
                        "text": text,
                        "line": WebSocketMappingValue.format('{}: "{}"', sender, text),
                        "record": WebSocketMappingValue.base64(text),
                        "detail": WebSocketMappingValue.json_text(
                            {
                                "text": text,
                                "quotes": ['"', {"sender": sender}],
                                "raw": WebSocketMappingValue.request_body().as_string(),
                                "gone": WebSocketMappingValue.request_body("$.nothing").or_omit(),
                            },
                        ),
                        "counts": [WebSocketMappingValue.request_body("$.count"), 5, 0.25],
                        "nothing": WebSocketMappingValue.request_body("$.nothing").or_else('$.text #1 "quoted"'),
                        "missing": WebSocketMappingValue.request_body("$.missing").or_else({"texts": [text, None]}),
                        "expires": WebSocketMappingValue.epoch_seconds(),
                        'it\'s "$5" #1': 'it\'s "$5" #1 \\ \n 🎉',
                        "message": WebSocketMappingValue.request_body(),
                    },
                ),
            ),
        )
        web_socket_api.add_route(
            "form",
            integration=WebSocketHttpIntegration(
                "Form",
                url="https://example.com/form",
                request_template=WebSocketMappingTemplate.form_url_encoded(
                    {
                        "text": text,
                        "a & b": WebSocketMappingValue.literal("1 = 2 & 🎉"),
                        "count": WebSocketMappingValue.request_body("$.count").or_omit(),
                        "gone": WebSocketMappingValue.request_body("$.missing").or_omit(),
                        "message": WebSocketMappingValue.request_body(),
                    },
                ),
            ),
        )
        web_socket_api.add_route(
            "text",
            integration=WebSocketHttpIntegration(
                "Text",
                url="https://example.com/text",
                request_template=WebSocketMappingTemplate.text(WebSocketMappingValue.format("{}\n{}", text, sender)),
            ),
        )

        def render(action: str) -> RenderedRequest:
            return RouteTester.from_stack(tested, action).render_request(
                body=(
                    f'{{"action":"{action}",'
                    r""""text":"\"}, $input.body #set($a = 1) ' & = \\ \n \u2028 é 🎉","count":1e2,"nothing":null}"""
                ),
                connection_id="abc=",
                authorizer={"principalId": 'user-"1"'},
                request_time=datetime.fromtimestamp(1_700_000_000, tz=timezone.utc),
            )

        json = render("json")

        CfnOutput(self, "Json", value=json.body or "")
        CfnOutput(self, "JsonText", value=json.body_as_json()["text"])
        CfnOutput(self, "Form", value=render("form").body or "")
        CfnOutput(self, "Text", value=render("text").body or "")
