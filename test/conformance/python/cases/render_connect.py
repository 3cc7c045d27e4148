from datetime import datetime, timezone

from aws_cdk import App, CfnOutput, Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi, WebSocketRouteOptions, WebSocketStage
from aws_cdk.aws_sqs import Queue
from cdk_websocket_integrations import (
    ContentHandling,
    WebSocketHttpIntegration,
    WebSocketMappingTemplate,
    WebSocketMappingValue,
    WebSocketSqsIntegration,
)
from cdk_websocket_integrations.testing import RouteTester
from constructs import Construct


class RenderConnectStack(Stack):
    """What a test sets of a client and of the deployment, as outputs."""

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        tested = Stack(App(), "Tested")
        web_socket_api = WebSocketApi(
            tested,
            "Api",
            connect_route_options=WebSocketRouteOptions(
                integration=WebSocketHttpIntegration(
                    "Connect",
                    url="https://example.com/connections",
                    request_template=WebSocketMappingTemplate.json(
                        {
                            "headers": WebSocketMappingValue.request_headers(),
                            "parameters": WebSocketMappingValue.request_query_strings(),
                            "connectedAt": WebSocketMappingValue.context_variable("connectedAt"),
                            "requestTime": WebSocketMappingValue.context_variable("requestTime"),
                            "sourceIp": WebSocketMappingValue.context_variable("identity.sourceIp"),
                            "userAgent": WebSocketMappingValue.context_variable("identity.userAgent"),
                            "accountId": WebSocketMappingValue.context_variable("identity.accountId"),
                            "flavor": WebSocketMappingValue.stage_variable("flavor"),
                        },
                    ),
                ),
            ),
        )
        WebSocketStage(tested, "Stage", web_socket_api=web_socket_api, stage_name="prod", auto_deploy=True)
        web_socket_api.add_route(
            "$default",
            integration=WebSocketHttpIntegration(
                "Record",
                url="https://example.com/records",
                content_handling=ContentHandling.CONVERT_TO_BINARY,
            ),
        )
        web_socket_api.add_route(
            "queue",
            integration=WebSocketSqsIntegration.send_message(
                "Queue",
                Queue(tested, "Messages"),
                message_attributes={"messageId": WebSocketMappingValue.context_variable("messageId")},
            ),
        )

        connect = RouteTester.from_stack(tested, "$connect", api="Tested/Api").render_request(
            headers={"Authorization": "Bearer 1", "Cookie": "replaced"},
            multi_value_headers={"Cookie": ["a=1", "b=2"]},
            query_string_parameters={"room": "replaced", "user": "ann"},
            multi_value_query_string_parameters={"room": ["lobby", 'it\'s "1"']},
            connected_at=datetime.fromtimestamp(1_700_000_000, tz=timezone.utc),
            request_time=datetime.fromtimestamp(1_700_000_000.25, tz=timezone.utc),
            source_ip="198.51.100.4",
            user_agent="chat/2",
            context_variables={"identity.accountId": "111122223333"},
            stage_variables={"flavor": "mint"},
        )
        record = RouteTester.from_stack(tested, "$default").render_request(body="aGVsbG8=")
        queue = RouteTester.from_stack(tested, "queue", values={"AWS::Region": "eu-central-1"}).render_request(
            message_id="message-1",
        )

        CfnOutput(self, "Connect", value=connect.body or "")
        CfnOutput(self, "ConnectIsBinary", value=str(connect.is_base64_encoded).lower())
        CfnOutput(self, "Record", value=record.body or "")
        CfnOutput(self, "RecordIsBinary", value=str(record.is_base64_encoded).lower())
        CfnOutput(self, "QueueUri", value=queue.uri or "")
        CfnOutput(self, "QueueBody", value=queue.body or "")
