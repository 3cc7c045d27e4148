from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from cdk_websocket_integrations import WebSocketIntegration, WebSocketIntegrationType
from constructs import Construct


class EveryIntegrationTypeStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        web_socket_api = WebSocketApi(self, "Api")
        function_uri = (
            "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
            "arn:aws:lambda:eu-west-1:111122223333:function:chat/invocations"
        )

        WebSocketIntegration(
            self,
            "Aws",
            web_socket_api=web_socket_api,
            integration_type=WebSocketIntegrationType.AWS,
            integration_uri="arn:aws:apigateway:eu-west-1:sns:action/Publish",
            integration_method="POST",
        )
        WebSocketIntegration(
            self,
            "AwsProxy",
            web_socket_api=web_socket_api,
            integration_type=WebSocketIntegrationType.AWS_PROXY,
            integration_uri=function_uri,
        )
        WebSocketIntegration(
            self,
            "Http",
            web_socket_api=web_socket_api,
            integration_type=WebSocketIntegrationType.HTTP,
            integration_uri="https://chat.example.com/messages",
            integration_method="PUT",
        )
        WebSocketIntegration(
            self,
            "HttpProxy",
            web_socket_api=web_socket_api,
            integration_type=WebSocketIntegrationType.HTTP_PROXY,
            integration_uri="http://chat.example.com/messages",
            integration_method="ANY",
        )
        WebSocketIntegration(
            self,
            "Mock",
            web_socket_api=web_socket_api,
            integration_type=WebSocketIntegrationType.MOCK,
            integration_uri="",
            request_templates={"application/json": '{"statusCode": 200}'},
        )
