"""Runs the examples of the installed package: those of the README in the wheel, and of the docstrings.

What an example leaves to the reader, such as an API or a queue, is given here.
"""

import ast
import inspect
import json
import re
import sys
import textwrap
from importlib.metadata import metadata
from pathlib import Path

import cdk_websocket_integrations
import cdk_websocket_integrations.testing
from aws_cdk import App, Stack
from aws_cdk.assertions import Template
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from aws_cdk.aws_dynamodb import Attribute, AttributeType, Table
from aws_cdk.aws_events import EventBus
from aws_cdk.aws_iam import Role
from aws_cdk.aws_kinesis import Stream
from aws_cdk.aws_kinesisfirehose import DeliveryStream
from aws_cdk.aws_lambda import Function
from aws_cdk.aws_s3 import Bucket
from aws_cdk.aws_sns import Topic
from aws_cdk.aws_sqs import Queue
from aws_cdk.aws_stepfunctions import StateMachine
from cdk_websocket_integrations import WebSocketHttpProxyIntegration, WebSocketIntegration, WebSocketIntegrationType

# These need what no example has: a folder that `cdk synth` wrote. They are compiled only.
NOT_RUN = ["RouteTester-fromAssembly", "WebSocketRouteIntegrationBase"]


class Given:
    def __init__(self) -> None:
        self.stack = Stack(App(), "Given")
        self.api = None

    def get(self, kind: str) -> object:
        stack = self.stack
        if kind == "Stack":
            self.get("WebSocketApi").add_route(
                "sendMessage",
                integration=WebSocketHttpProxyIntegration("SendMessage", url="https://example.com/messages"),
                return_response=True,
            )
            return stack
        if kind == "WebSocketApi":
            self.api = self.api or WebSocketApi(stack, "Api")
            return self.api
        if kind == "WebSocketIntegration":
            return WebSocketIntegration(
                stack,
                "Integration",
                web_socket_api=self.get("WebSocketApi"),
                integration_type=WebSocketIntegrationType.HTTP,
                integration_uri="https://example.com/messages",
                integration_method="POST",
            )
        if kind == "Table":
            table = Table(stack, "Table", partition_key=Attribute(name="connectionId", type=AttributeType.STRING))
            table.add_global_secondary_index(
                index_name="byUser",
                partition_key=Attribute(name="user", type=AttributeType.STRING),
            )
            return table
        return {
            "ITable": lambda: Table.from_table_name(stack, "Table", "table"),
            "IQueue": lambda: Queue.from_queue_arn(stack, "Queue", "arn:aws:sqs:us-east-1:111122223333:queue"),
            "ITopic": lambda: Topic.from_topic_arn(stack, "Topic", "arn:aws:sns:us-east-1:111122223333:topic"),
            "IEventBus": lambda: EventBus.from_event_bus_arn(
                stack, "Bus", "arn:aws:events:us-east-1:111122223333:event-bus/bus"
            ),
            "IStateMachine": lambda: StateMachine.from_state_machine_arn(
                stack, "Machine", "arn:aws:states:us-east-1:111122223333:stateMachine:machine"
            ),
            "IStream": lambda: Stream.from_stream_arn(
                stack, "Stream", "arn:aws:kinesis:us-east-1:111122223333:stream/stream"
            ),
            "IDeliveryStream": lambda: DeliveryStream.from_delivery_stream_arn(
                stack, "Stream", "arn:aws:firehose:us-east-1:111122223333:deliverystream/stream"
            ),
            "IBucket": lambda: Bucket.from_bucket_name(stack, "Bucket", "bucket"),
            "IRole": lambda: Role.from_role_arn(stack, "Role", "arn:aws:iam::111122223333:role/role"),
            "IFunction": lambda: Function.from_function_arn(
                stack, "Handler", "arn:aws:lambda:us-east-1:111122223333:function:handler"
            ),
        }[kind]()


def examples() -> list[tuple[str, str]]:
    readme = metadata("cdk-websocket-integrations").get_payload()
    blocks = re.findall(r"^```python\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    found = [(f"readme-{index}", block) for index, block in enumerate(blocks, start=1)]
    for module in (cdk_websocket_integrations, cdk_websocket_integrations.testing):
        for node in ast.parse(inspect.getsource(module)).body:
            # The names with an underscore are jsii's own, and repeat the docstrings.
            if not isinstance(node, ast.ClassDef) or node.name.startswith("_"):
                continue
            found += [(node.name, code) for code in examples_in(node)]
            for member in node.body:
                if isinstance(member, ast.FunctionDef) and member.name != "__init__":
                    name = re.sub(r"_(\w)", lambda match: match[1].upper(), member.name)
                    found += [(f"{node.name}-{name}", code) for code in examples_in(member)]
    return found


def examples_in(node: ast.AST) -> list[str]:
    text = ast.get_docstring(node) or ""
    _, is_there, code = text.partition("Example::\n")
    return [textwrap.dedent(code)] if is_there else []


def main(output: Path) -> None:
    output.mkdir(parents=True, exist_ok=True)
    found = examples()
    for name, code in found:
        compiled = compile(code, name, "exec")
        given = Given()
        names = {item: given.get(kind) for item, kind in re.findall(r"^# (\w+): (\w+)$", code, re.MULTILINE)}
        if name in NOT_RUN:
            continue
        exec(compiled, names)
        stack = names.get("stack", given.stack)
        (output / f"{name}.json").write_text(json.dumps(Template.from_stack(stack).to_json()), encoding="utf-8")
    print(len(found))


main(Path(sys.argv[1]))
