package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketAwsServiceCallOptions;
import io.github.cdkwebsocket.integrations.WebSocketAwsServiceIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseKey;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseOptions;
import io.github.cdkwebsocket.integrations.WebSocketMappingTemplate;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;

public class ServiceCallRouteStack extends Stack {
  public ServiceCallRouteStack(final App scope, final String id) {
    super(scope, id);

    WebSocketApi api = new WebSocketApi(this, "Api");
    api.addRoute("approve", WebSocketRouteOptions.builder()
        .integration(WebSocketAwsServiceIntegration.call("Approve", "states", "SendTaskSuccess",
            WebSocketAwsServiceCallOptions.builder()
                .iamResources(List.of("*"))
                .contentType("application/x-amz-json-1.0")
                .target("AWSStepFunctions.SendTaskSuccess")
                .requestTemplate(WebSocketMappingTemplate.json(Map.of(
                    "taskToken", WebSocketMappingValue.requestBody("$.token"),
                    "output", WebSocketMappingValue.jsonText(Map.of("approved", true)))))
                .responses(List.of(WebSocketIntegrationResponseOptions.builder()
                    .key(WebSocketIntegrationResponseKey.DEFAULT)
                    .template(WebSocketMappingTemplate.json(Map.of(
                        "requestId", WebSocketMappingValue.contextVariable("requestId"))))
                    .build()))
                .build()))
        .returnResponse(true)
        .build());
    api.addRoute("schedule", WebSocketRouteOptions.builder()
        .integration(WebSocketAwsServiceIntegration.call("Schedule", "scheduler", "CreateSchedule",
            WebSocketAwsServiceCallOptions.builder()
                .iamAction("scheduler:CreateSchedule")
                .iamResources(List.of(formatArn(ArnComponents.builder()
                    .service("scheduler")
                    .resource("schedule")
                    .resourceName("default/reminder-*")
                    .build())))
                .path("/schedules/reminder-{name}")
                .pathParameters(Map.of("name", WebSocketMappingValue.contextVariable("requestId")))
                .method(HttpMethod.PUT)
                .headers(Map.of("X-Trace", WebSocketMappingValue.contextVariable("extendedRequestId")))
                .queryStrings(Map.of("source", WebSocketMappingValue.literal("websocket")))
                .build()))
        .build());
  }
}
