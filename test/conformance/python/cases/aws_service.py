from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import CfnRoute, WebSocketApi
from aws_cdk.aws_iam import Role, ServicePrincipal
from aws_cdk.aws_sqs import Queue
from cdk_websocket_integrations import PassthroughBehavior, WebSocketIntegration, WebSocketIntegrationType
from constructs import Construct


class AwsServiceStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        web_socket_api = WebSocketApi(self, "Api")
        queue = Queue(self, "Queue")
        role = Role(self, "Role", assumed_by=ServicePrincipal("apigateway.amazonaws.com"))
        queue.grant_send_messages(role)

        integration = WebSocketIntegration(
            self,
            "Integration",
            web_socket_api=web_socket_api,
            integration_type=WebSocketIntegrationType.AWS,
            integration_uri=f"arn:{self.partition}:apigateway:{self.region}:sqs:path/{self.account}/{queue.queue_name}",
            integration_method="POST",
            credentials_role=role,
            passthrough_behavior=PassthroughBehavior.NEVER,
            request_parameters={
                "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'",
            },
            request_templates={
                "$default": "Action=SendMessage&MessageBody=$util.urlEncode($input.json('$'))",
            },
            template_selection_expression=r"\$default",
        )
        CfnRoute(
            self,
            "Route",
            api_id=web_socket_api.api_id,
            route_key="sendMessage",
            target=f"integrations/{integration.integration_id}",
        )
