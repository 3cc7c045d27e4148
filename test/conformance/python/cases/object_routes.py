from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from aws_cdk.aws_s3 import Bucket
from cdk_websocket_integrations import WebSocketMappingValue, WebSocketS3Integration
from constructs import Construct


class ObjectRoutesStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        bucket = Bucket(self, "Bucket")
        key = WebSocketMappingValue.format("rooms/room-{}.txt", WebSocketMappingValue.request_body("$.room"))

        web_socket_api = WebSocketApi(self, "Api")
        web_socket_api.add_route(
            "saveRoom",
            integration=WebSocketS3Integration.put_object(
                "SaveRoom",
                bucket,
                key=key,
                body=WebSocketMappingValue.request_body("$.text"),
                content_type=WebSocketMappingValue.literal("text/plain"),
            ),
            return_response=True,
        )
        web_socket_api.add_route(
            "loadRoom",
            integration=WebSocketS3Integration.get_object("LoadRoom", bucket, key=key),
            return_response=True,
        )
