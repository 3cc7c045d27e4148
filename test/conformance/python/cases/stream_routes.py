from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from aws_cdk.aws_kinesis import Stream, StreamMode
from aws_cdk.aws_kinesisfirehose import DeliveryStream
from cdk_websocket_integrations import (
    WebSocketFirehoseIntegration,
    WebSocketKinesisIntegration,
    WebSocketMappingValue,
)
from constructs import Construct


class StreamRoutesStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        stream = Stream(self, "Stream", stream_mode=StreamMode.ON_DEMAND)
        archive = DeliveryStream.from_delivery_stream_arn(
            self,
            "Archive",
            self.format_arn(service="firehose", resource="deliverystream", resource_name="archive"),
        )
        data = WebSocketMappingValue.json_text(
            {
                "text": WebSocketMappingValue.request_body("$.text"),
                "sender": WebSocketMappingValue.context_variable("connectionId"),
            },
        )

        web_socket_api = WebSocketApi(self, "Api")
        web_socket_api.add_route(
            "track",
            integration=WebSocketKinesisIntegration.put_record(
                "Track",
                stream,
                partition_key=WebSocketMappingValue.format("room-{}", WebSocketMappingValue.request_body("$.room")),
                data=data,
            ),
            return_response=True,
        )
        web_socket_api.add_route(
            "archive",
            integration=WebSocketFirehoseIntegration.put_record(
                "ArchiveMessage",
                archive,
                data=data,
                append_newline=True,
            ),
            return_response=True,
        )
