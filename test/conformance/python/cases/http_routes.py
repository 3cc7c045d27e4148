from aws_cdk import Duration, Stack
from aws_cdk.aws_apigateway import VpcLink
from aws_cdk.aws_apigatewayv2 import HttpMethod, WebSocketApi
from cdk_websocket_integrations import (
    WebSocketHttpIntegration,
    WebSocketHttpProxyIntegration,
    WebSocketIntegrationResponseKey,
    WebSocketIntegrationResponseOptions,
    WebSocketMappingValue,
)
from constructs import Construct


class HttpRoutesStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        web_socket_api = WebSocketApi(self, "Api")
        web_socket_api.add_route(
            "sendMessage",
            integration=WebSocketHttpIntegration(
                "Rooms",
                url="https://rooms.example.com/room-{room}/messages",
                method=HttpMethod.PUT,
                headers={"X-Connection-Id": WebSocketMappingValue.context_variable("connectionId")},
                query_strings={"source": WebSocketMappingValue.literal("websocket")},
                path_parameters={"room": WebSocketMappingValue.request_body("$.room")},
                request_templates={"$default": """{"text": $input.json('$.text')}"""},
                timeout=Duration.seconds(5),
                responses=[
                    WebSocketIntegrationResponseOptions(
                        key=WebSocketIntegrationResponseKey.SUCCESS,
                        response_templates={"$default": '{"sent": true}'},
                    ),
                    WebSocketIntegrationResponseOptions(
                        key=WebSocketIntegrationResponseKey.DEFAULT,
                        response_templates={"$default": '{"sent": false}'},
                    ),
                ],
            ),
            return_response=True,
        )
        web_socket_api.add_route(
            "listRooms",
            integration=WebSocketHttpProxyIntegration(
                "Directory",
                url="http://directory.internal.example.com/rooms",
                vpc_link=VpcLink.from_vpc_link_id(self, "VpcLink", "a1b2c3"),
                description="the private directory of rooms",
            ),
            return_response=True,
        )
