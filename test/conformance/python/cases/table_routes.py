from aws_cdk import Duration, Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi, WebSocketRouteOptions
from aws_cdk.aws_dynamodb import Attribute, AttributeType, Table
from cdk_websocket_integrations import WebSocketDynamoDbIntegration, WebSocketMappingValue
from constructs import Construct


class TableRoutesStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        table = Table(self, "Table", partition_key=Attribute(name="connectionId", type=AttributeType.STRING))
        table.add_global_secondary_index(
            index_name="by-room",
            partition_key=Attribute(name="room", type=AttributeType.STRING),
            sort_key=Attribute(name="status", type=AttributeType.STRING),
        )
        connection_id = WebSocketMappingValue.context_variable("connectionId")
        room = WebSocketMappingValue.request_body("$.room")
        key = {"connectionId": connection_id}

        web_socket_api = WebSocketApi(
            self,
            "Api",
            disconnect_route_options=WebSocketRouteOptions(
                integration=WebSocketDynamoDbIntegration.delete_item(
                    "Disconnect",
                    table,
                    key=key,
                    condition_expression="#status <> :kept",
                    expression_attribute_names={"#status": "status"},
                    expression_attribute_values={":kept": "kept"},
                ),
            ),
        )
        web_socket_api.add_route(
            "joinRoom",
            integration=WebSocketDynamoDbIntegration.put_item(
                "JoinRoom",
                table,
                item={
                    "connectionId": connection_id,
                    "room": room,
                    "status": 'it\'s "$5" #1 \\ 🎉',
                    "seats": 5,
                    "share": 0.25,
                    "muted": False,
                    "expires": WebSocketMappingValue.epoch_seconds(Duration.hours(2)),
                    "profile": {
                        "name": WebSocketMappingValue.request_body("$.name").or_else("nobody"),
                        "level": WebSocketMappingValue.request_body("$.level").or_else(1),
                        "tags": ["new", None, WebSocketMappingValue.format("room-{}", room)],
                    },
                },
                condition_expression="attribute_not_exists(connectionId) OR #status = :status",
                expression_attribute_names={"#status": "status"},
                expression_attribute_values={":status": WebSocketMappingValue.request_body("$.status")},
            ),
            return_response=True,
        )
        web_socket_api.add_route(
            "getMember",
            integration=WebSocketDynamoDbIntegration.get_item(
                "GetMember",
                table,
                key={"connectionId": WebSocketMappingValue.request_body("$.member")},
                projection_expression="room, #status",
                consistent_read=True,
                expression_attribute_names={"#status": "status"},
            ),
            return_response=True,
        )
        web_socket_api.add_route(
            "setStatus",
            integration=WebSocketDynamoDbIntegration.update_item(
                "SetStatus",
                table,
                key=key,
                update_expression="SET #status = :status ADD changes :one",
                condition_expression="room = :room",
                expression_attribute_names={"#status": "status"},
                expression_attribute_values={
                    ":status": WebSocketMappingValue.request_body("$.status"),
                    ":one": 1,
                    ":room": room,
                },
            ),
            return_response=True,
        )
        web_socket_api.add_route(
            "listMembers",
            integration=WebSocketDynamoDbIntegration.query(
                "ListMembers",
                table,
                key_condition_expression="room = :room",
                index_name="by-room",
                filter_expression="seats > :seats",
                projection_expression="connectionId, #status",
                limit=25,
                scan_index_forward=False,
                consistent_read=False,
                expression_attribute_names={"#status": "status"},
                expression_attribute_values={":room": room, ":seats": 1},
            ),
            return_response=True,
        )
