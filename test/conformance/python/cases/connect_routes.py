from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi, WebSocketRouteOptions
from cdk_websocket_integrations import (
    WebSocketHttpIntegration,
    WebSocketMappingTemplate,
    WebSocketMappingValue,
    WebSocketMockIntegration,
)
from constructs import Construct


class ConnectRoutesStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        WebSocketApi(
            self,
            "Api",
            connect_route_options=WebSocketRouteOptions(
                integration=WebSocketHttpIntegration(
                    "Connect",
                    url="https://example.com/connections",
                    headers={"Authorization": WebSocketMappingValue.request_header("Authorization")},
                    query_strings={"user": WebSocketMappingValue.request_query_string("user")},
                    request_template=WebSocketMappingTemplate.json(
                        {
                            "connectionId": WebSocketMappingValue.context_variable("connectionId"),
                            "language": WebSocketMappingValue.request_header("Accept-Language").or_else("en"),
                            "headers": WebSocketMappingValue.request_headers(),
                            "parameters": WebSocketMappingValue.request_query_strings(),
                            "parametersAsText": WebSocketMappingValue.json_text(
                                WebSocketMappingValue.request_query_strings(),
                            ),
                        },
                    ),
                ),
            ),
            disconnect_route_options=WebSocketRouteOptions(integration=WebSocketMockIntegration.no_op("Disconnect")),
        )
