from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from aws_cdk.aws_iam import IRole, Role, ServicePrincipal
from cdk_websocket_integrations import WebSocketIntegration, WebSocketIntegrationType
from constructs import Construct


class RoleStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        self.role = Role(self, "Role", assumed_by=ServicePrincipal("apigateway.amazonaws.com"))


class CrossStackRoleStack(Stack):
    def __init__(self, scope: Construct, construct_id: str, *, role: IRole) -> None:
        super().__init__(scope, construct_id)

        WebSocketIntegration(
            self,
            "Integration",
            web_socket_api=WebSocketApi(self, "Api"),
            integration_type=WebSocketIntegrationType.AWS,
            integration_uri=f"arn:{self.partition}:apigateway:{self.region}:sns:action/Publish",
            integration_method="POST",
            credentials_role=role,
        )
