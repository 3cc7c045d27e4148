from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi, WebSocketRouteOptions
from aws_cdk.aws_lambda import Code, Function, Runtime
from cdk_websocket_integrations import (
    WebSocketIntegrationResponseKey,
    WebSocketIntegrationResponseOptions,
    WebSocketLambdaCustomIntegration,
    WebSocketLambdaIntegration,
    WebSocketLambdaInvocationType,
)
from constructs import Construct


class LambdaRoutesStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        handler = Function(
            self,
            "Handler",
            runtime=Runtime.NODEJS_22_X,
            handler="index.handler",
            code=Code.from_inline("exports.handler = async () => ({ statusCode: 200 });"),
        )

        lifecycle = WebSocketLambdaIntegration("Lifecycle", handler)
        web_socket_api = WebSocketApi(
            self,
            "Api",
            connect_route_options=WebSocketRouteOptions(integration=lifecycle),
            disconnect_route_options=WebSocketRouteOptions(integration=lifecycle),
            default_route_options=WebSocketRouteOptions(
                integration=WebSocketLambdaIntegration("Fallback", handler, scope_permission_to_route=False),
            ),
        )
        web_socket_api.add_route(
            "sendMessage",
            integration=WebSocketLambdaCustomIntegration(
                "SendMessage",
                handler,
                request_templates={"$default": """{"text": $input.json('$.text')}"""},
                responses=[WebSocketIntegrationResponseOptions(key=WebSocketIntegrationResponseKey.DEFAULT)],
            ),
            return_response=True,
        )
        web_socket_api.add_route(
            "archive",
            integration=WebSocketLambdaCustomIntegration(
                "Archive",
                handler,
                invocation_type=WebSocketLambdaInvocationType.EVENT,
            ),
        )
