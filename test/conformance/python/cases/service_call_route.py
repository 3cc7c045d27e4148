from aws_cdk import Stack
from aws_cdk.aws_apigatewayv2 import HttpMethod, WebSocketApi
from cdk_websocket_integrations import (
    WebSocketAwsServiceIntegration,
    WebSocketIntegrationResponseKey,
    WebSocketIntegrationResponseOptions,
    WebSocketMappingTemplate,
    WebSocketMappingValue,
)
from constructs import Construct


class ServiceCallRouteStack(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)

        web_socket_api = WebSocketApi(self, "Api")
        web_socket_api.add_route(
            "approve",
            integration=WebSocketAwsServiceIntegration.call(
                "Approve",
                "states",
                "SendTaskSuccess",
                iam_resources=["*"],
                content_type="application/x-amz-json-1.0",
                target="AWSStepFunctions.SendTaskSuccess",
                request_template=WebSocketMappingTemplate.json(
                    {
                        "taskToken": WebSocketMappingValue.request_body("$.token"),
                        "output": WebSocketMappingValue.json_text({"approved": True}),
                    },
                ),
                responses=[
                    WebSocketIntegrationResponseOptions(
                        key=WebSocketIntegrationResponseKey.DEFAULT,
                        template=WebSocketMappingTemplate.json(
                            {"requestId": WebSocketMappingValue.context_variable("requestId")},
                        ),
                    ),
                ],
            ),
            return_response=True,
        )
        web_socket_api.add_route(
            "schedule",
            integration=WebSocketAwsServiceIntegration.call(
                "Schedule",
                "scheduler",
                "CreateSchedule",
                iam_action="scheduler:CreateSchedule",
                iam_resources=[
                    self.format_arn(service="scheduler", resource="schedule", resource_name="default/reminder-*"),
                ],
                path="/schedules/reminder-{name}",
                path_parameters={"name": WebSocketMappingValue.context_variable("requestId")},
                method=HttpMethod.PUT,
                headers={"X-Trace": WebSocketMappingValue.context_variable("extendedRequestId")},
                query_strings={"source": WebSocketMappingValue.literal("websocket")},
            ),
        )
