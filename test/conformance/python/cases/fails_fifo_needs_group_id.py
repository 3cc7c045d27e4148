from aws_cdk import Stack
from aws_cdk.aws_sqs import Queue
from cdk_websocket_integrations import WebSocketSqsIntegration
from constructs import Construct


class FailsFifoNeedsGroupIdStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        WebSocketSqsIntegration.send_message("SendMessage", Queue(self, "Queue", fifo=True))
