from aws_cdk import Stack
from aws_cdk.aws_apigateway import VpcLink
from aws_cdk.aws_apigatewayv2 import WebSocketApi
from aws_cdk.aws_elasticloadbalancingv2 import NetworkLoadBalancer
from cdk_websocket_integrations import WebSocketIntegration, WebSocketIntegrationType
from constructs import Construct


class VpcLinkStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        load_balancer = NetworkLoadBalancer.from_network_load_balancer_attributes(
            self,
            "LoadBalancer",
            load_balancer_arn=(
                "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/chat/0123456789abcdef"
            ),
        )

        WebSocketIntegration(
            self,
            "Integration",
            web_socket_api=WebSocketApi(self, "Api"),
            integration_type=WebSocketIntegrationType.HTTP_PROXY,
            integration_uri="http://chat.internal.example.com:8080/messages",
            integration_method="POST",
            vpc_link=VpcLink(self, "VpcLink", targets=[load_balancer]),
        )
