from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from aws_cdk.aws_kinesis import Stream
from aws_cdk.aws_s3 import Bucket
from aws_cdk.aws_sns import Topic
from aws_cdk.aws_sqs import Queue
from cdk_websocket_integrations import (
    WebSocketKinesisIntegration,
    WebSocketMappingValue,
    WebSocketS3Integration,
    WebSocketSnsIntegration,
    WebSocketSqsIntegration,
)
from constructs import Construct


class OptionalFieldsStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        sender = WebSocketMappingValue.context_variable("connectionId")
        message_attributes = {"sender": sender, "room": WebSocketMappingValue.request_body("$.room").or_omit()}
        number_message_attributes = {"priority": WebSocketMappingValue.request_body("$.priority")}

        web_socket_api = WebSocketApi(self, "Api")
        web_socket_api.add_route(
            "queue",
            integration=WebSocketSqsIntegration.send_message(
                "Queue",
                Queue(self, "Messages"),
                message_attributes=message_attributes,
                number_message_attributes=number_message_attributes,
            ),
        )
        web_socket_api.add_route(
            "publish",
            integration=WebSocketSnsIntegration.publish(
                "Publish",
                Topic(self, "Topic"),
                message_attributes=message_attributes,
                number_message_attributes=number_message_attributes,
                subject=WebSocketMappingValue.request_body("$.subject").or_omit(),
            ),
        )
        web_socket_api.add_route(
            "record",
            integration=WebSocketKinesisIntegration.put_record(
                "Record",
                Stream(self, "Stream"),
                partition_key=sender,
                explicit_hash_key=WebSocketMappingValue.literal("170141183460469231731687303715884105728"),
            ),
        )
        web_socket_api.add_route(
            "upload",
            integration=WebSocketS3Integration.put_object(
                "Upload",
                Bucket(self, "Bucket"),
                key=WebSocketMappingValue.format(
                    "uploads/file-{}",
                    WebSocketMappingValue.context_variable("requestId"),
                ),
                metadata={"sender": sender, "source": WebSocketMappingValue.literal("chat")},
            ),
        )
