from aws_cdk import Duration, Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from aws_cdk.aws_iam import Role, ServicePrincipal
from aws_cdk.aws_sns import Topic
from aws_cdk.aws_sqs import Queue
from cdk_websocket_integrations import (
    WebSocketIntegrationResponseKey,
    WebSocketIntegrationResponseOptions,
    WebSocketMappingTemplate,
    WebSocketMappingValue,
    WebSocketSnsIntegration,
    WebSocketSqsIntegration,
)
from constructs import Construct


class QueueAndTopicRoutesStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        credentials_role = Role(self, "Role", assumed_by=ServicePrincipal("apigateway.amazonaws.com"))
        connection_id = WebSocketMappingValue.context_variable("connectionId")
        request_id = WebSocketMappingValue.context_variable("requestId")
        text = WebSocketMappingValue.request_body("$.text")

        web_socket_api = WebSocketApi(self, "Api")
        web_socket_api.add_route(
            "sendMessage",
            integration=WebSocketSqsIntegration.send_message(
                "SendMessage",
                Queue(self, "Queue"),
                message_body=WebSocketMappingValue.json_text({"text": text, "sender": {"connectionId": connection_id}}),
                message_attributes={
                    "sender": connection_id,
                    "action": WebSocketMappingValue.context_variable("routeKey"),
                },
                delay=Duration.minutes(1),
                credentials_role=credentials_role,
                timeout=Duration.seconds(3),
            ),
            return_response=True,
        )
        web_socket_api.add_route(
            "sendOrder",
            integration=WebSocketSqsIntegration.send_message(
                "SendOrder",
                Queue(self, "Orders", fifo=True),
                message_group_id=connection_id,
                message_deduplication_id=request_id,
            ),
        )
        web_socket_api.add_route(
            "publish",
            integration=WebSocketSnsIntegration.publish(
                "Publish",
                Topic(self, "Topic"),
                message=text,
                subject=WebSocketMappingValue.literal("A message"),
                message_attributes={"room": WebSocketMappingValue.request_body("$.room")},
                credentials_role=credentials_role,
                responses=[
                    WebSocketIntegrationResponseOptions(
                        key=WebSocketIntegrationResponseKey.DEFAULT,
                        template=WebSocketMappingTemplate.json({"requestId": request_id}),
                    ),
                ],
            ),
            return_response=True,
        )
        web_socket_api.add_route(
            "publishOrder",
            integration=WebSocketSnsIntegration.publish(
                "PublishOrder",
                Topic(self, "OrderTopic", fifo=True),
                message_group_id=connection_id,
                message_deduplication_id=request_id,
            ),
        )
