from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from aws_cdk.aws_sns import Topic
from cdk_websocket_integrations import (
    WebSocketHttpIntegration,
    WebSocketIntegrationResponseKey,
    WebSocketIntegrationResponseOptions,
    WebSocketMappingTemplate,
    WebSocketMappingValue,
)
from constructs import Construct


class MappingTemplatesStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        topic = Topic(self, "Topic")
        text = WebSocketMappingValue.request_body("$.text")
        room = WebSocketMappingValue.request_body("$.room")
        connection_id = WebSocketMappingValue.context_variable("connectionId")
        tenant = WebSocketMappingValue.stage_variable("tenant")

        web_socket_api = WebSocketApi(self, "Api")
        web_socket_api.add_route(
            "sendMessage",
            integration=WebSocketHttpIntegration(
                "SendMessage",
                url="https://chat.example.com/messages",
                headers={"X-Room": room, "X-Tenant": tenant},
                request_template=WebSocketMappingTemplate.json(
                    {
                        "message": WebSocketMappingValue.request_body(),
                        "sender": {
                            "connectionId": connection_id,
                            "since": WebSocketMappingValue.context_variable("connectedAt"),
                            "tenants": [{"name": tenant}, "everyone"],
                        },
                        "room": WebSocketMappingValue.format("{}/room-{}", tenant, room),
                        "record": WebSocketMappingValue.base64(text),
                        "detail": WebSocketMappingValue.json_text({"text": text, "tags": ["chat", {"room": room}]}),
                        "topics": [{"arn": topic.topic_arn}, f"{topic.topic_name}/all"],
                        "urgent": False,
                        "priority": 5,
                        "share": 0.25,
                        "history": [None, True, 1, text],
                        "nothing": WebSocketMappingValue.NULL,
                        'it\'s "$5" #1': 'it\'s "$5" #1 \\ \n 🎉',
                    },
                ),
                responses=[
                    WebSocketIntegrationResponseOptions(
                        key=WebSocketIntegrationResponseKey.SUCCESS,
                        template=WebSocketMappingTemplate.json(
                            {
                                "id": WebSocketMappingValue.response_body("$.id"),
                                "answer": {"to": connection_id, "all": WebSocketMappingValue.response_body()},
                            },
                        ),
                    ),
                    WebSocketIntegrationResponseOptions(
                        key=WebSocketIntegrationResponseKey.DEFAULT,
                        template=WebSocketMappingTemplate.text(
                            WebSocketMappingValue.response_body("$.reason").or_else("no reason given"),
                        ),
                    ),
                ],
            ),
            return_response=True,
        )
        web_socket_api.add_route(
            "joinRoom",
            integration=WebSocketHttpIntegration(
                "JoinRoom",
                url="https://chat.example.com/members",
                request_template=WebSocketMappingTemplate.json(
                    {
                        "name": WebSocketMappingValue.request_body("$.name").or_else('it\'s "$5" #1'),
                        "seats": WebSocketMappingValue.request_body("$.seats").or_else(1),
                        "muted": WebSocketMappingValue.request_body("$.muted").or_else(False),
                        "profile": WebSocketMappingValue.request_body("$.profile").or_else(
                            {"level": 1.5, "rooms": [room, None]},
                        ),
                        "contact": WebSocketMappingValue.request_body("$.email").or_else(
                            WebSocketMappingValue.request_body("$.phone"),
                        ),
                    },
                ),
            ),
        )
        web_socket_api.add_route(
            "postForm",
            integration=WebSocketHttpIntegration(
                "PostForm",
                url="https://chat.example.com/forms",
                headers={"Content-Type": WebSocketMappingValue.literal("application/x-www-form-urlencoded")},
                request_template=WebSocketMappingTemplate.form_url_encoded(
                    {
                        "room & tenant": WebSocketMappingValue.format("{} & {}", room, tenant),
                        "action": WebSocketMappingValue.literal("a=b & c"),
                        "text": text,
                        "topic": WebSocketMappingValue.literal(topic.topic_arn),
                    },
                ),
            ),
        )
        web_socket_api.add_route(
            "forward",
            integration=WebSocketHttpIntegration(
                "Forward",
                url="https://chat.example.com/raw",
                request_template=WebSocketMappingTemplate.text(WebSocketMappingValue.request_body()),
            ),
        )
