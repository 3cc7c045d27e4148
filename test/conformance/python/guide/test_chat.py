from aws_cdk import App
from cdk_websocket_integrations.testing import ClientMessage, RouteTester
from chat_stack import ChatStack

MESSAGE = """{"action":"sendMessage","text":"it's"}"""


def test_sends_the_text_to_the_backend() -> None:
    route = RouteTester.from_stack(ChatStack(App(), "Chat"), "sendMessage")
    request = route.render_request(body=MESSAGE)

    assert request.method == "POST", request.explain()
    assert request.body_as_json() == {"text": "it's"}, request.explain()


def test_sends_no_reply_to_a_message() -> None:
    route = RouteTester.from_stack(ChatStack(App(), "Chat"), "sendMessage")
    reply = route.render_reply(status_code=200, message=ClientMessage(body=MESSAGE))

    assert not reply.sent, reply.explain()


def test_replies_to_a_ping() -> None:
    route = RouteTester.from_stack(ChatStack(App(), "Chat"), "ping")
    reply = route.render_reply()

    assert reply.body_as_json() == {"pong": True}, reply.explain()
