from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from aws_cdk.aws_iam import Role, ServicePrincipal
from aws_cdk.aws_sns import Topic
from cdk_websocket_integrations import (
    WebSocketAwsIntegration,
    WebSocketIntegrationResponseKey,
    WebSocketIntegrationResponseOptions,
)
from constructs import Construct


class AwsRouteStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        topic = Topic(self, "Topic")
        role = Role(self, "Role", assumed_by=ServicePrincipal("apigateway.amazonaws.com"))
        topic.grant_publish(role)

        integration = WebSocketAwsIntegration(
            "Publish",
            integration_uri=f"arn:{self.partition}:apigateway:{self.region}:sns:action/Publish",
            integration_method="POST",
            credentials_role=role,
            request_parameters={
                "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'",
            },
            request_templates={
                "$default": (
                    f'Action=Publish&TopicArn=$util.urlEncode("{topic.topic_arn}")&Message=$util.urlEncode($input.body)'
                ),
            },
            template_selection_expression=r"\$default",
            responses=[
                WebSocketIntegrationResponseOptions(
                    key=WebSocketIntegrationResponseKey.SUCCESS,
                    response_templates={"$default": '{"published": true}'},
                ),
            ],
        )
        WebSocketApi(self, "Api").add_route("publish", integration=integration, return_response=True)
        integration.add_response(
            key=WebSocketIntegrationResponseKey.DEFAULT,
            response_templates={"$default": '{"published": false}'},
        )
