from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from aws_cdk.aws_dynamodb import Attribute, AttributeType, Table
from cdk_websocket_integrations import (
    WebSocketDynamoDbAttributeValue,
    WebSocketDynamoDbIntegration,
    WebSocketDynamoDbReturnValues,
    WebSocketMappingValue,
)
from constructs import Construct


class TableWritesStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        table = Table(self, "Table", partition_key=Attribute(name="id", type=AttributeType.STRING))
        key = {"id": WebSocketMappingValue.request_body("$.id")}

        web_socket_api = WebSocketApi(self, "Api")
        web_socket_api.add_route(
            "save",
            integration=WebSocketDynamoDbIntegration.put_item(
                "Save",
                table,
                item={
                    **key,
                    "tags": WebSocketDynamoDbAttributeValue.from_string_set(
                        ["new", WebSocketMappingValue.request_body("$.tag")],
                    ),
                    "scores": WebSocketDynamoDbAttributeValue.from_number_set(
                        WebSocketMappingValue.request_body("$.scores"),
                    ),
                    "parts": WebSocketDynamoDbAttributeValue.from_binary_set(["AQID", "BAUG"]),
                    "photo": WebSocketDynamoDbAttributeValue.from_binary(
                        WebSocketMappingValue.base64(WebSocketMappingValue.request_body("$.photo")),
                    ),
                    "nickname": WebSocketMappingValue.request_body("$.nickname").or_omit(),
                },
                return_values=WebSocketDynamoDbReturnValues.ALL_OLD,
            ),
            return_response=True,
        )
        web_socket_api.add_route(
            "remove",
            integration=WebSocketDynamoDbIntegration.delete_item(
                "Remove",
                table,
                key=key,
                return_values=WebSocketDynamoDbReturnValues.NONE,
            ),
            return_response=True,
        )
        returned = [
            WebSocketDynamoDbReturnValues.UPDATED_OLD,
            WebSocketDynamoDbReturnValues.ALL_NEW,
            WebSocketDynamoDbReturnValues.UPDATED_NEW,
        ]
        for index, return_values in enumerate(returned):
            web_socket_api.add_route(
                f"count{index}",
                integration=WebSocketDynamoDbIntegration.update_item(
                    f"Count{index}",
                    table,
                    key=key,
                    update_expression="ADD visits :one",
                    expression_attribute_values={":one": 1},
                    return_values=return_values,
                ),
                return_response=True,
            )
        web_socket_api.add_route(
            "history",
            integration=WebSocketDynamoDbIntegration.query(
                "History",
                table,
                key_condition_expression="id = :id",
                expression_attribute_values={":id": WebSocketMappingValue.request_body("$.id")},
                exclusive_start_key=WebSocketMappingValue.request_body("$.after"),
                limit=10,
            ),
            return_response=True,
        )
