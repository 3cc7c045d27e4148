package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.ContentHandling;
import io.github.cdkwebsocket.integrations.WebSocketHttpIntegration;
import io.github.cdkwebsocket.integrations.WebSocketMappingTemplate;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import io.github.cdkwebsocket.integrations.WebSocketSqsIntegration;
import io.github.cdkwebsocket.integrations.WebSocketSqsSendMessageOptions;
import io.github.cdkwebsocket.integrations.testing.ClientMessage;
import io.github.cdkwebsocket.integrations.testing.RenderedRequest;
import io.github.cdkwebsocket.integrations.testing.RouteTester;
import io.github.cdkwebsocket.integrations.testing.RouteTesterOptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;
import software.amazon.awscdk.services.sqs.Queue;

/** What a test sets of a client and of the deployment, as outputs. */
public class RenderConnectStack extends Stack {
  public RenderConnectStack(final App scope, final String id) {
    super(scope, id);

    Stack tested = new Stack(new App(), "Tested");
    WebSocketApi api = WebSocketApi.Builder.create(tested, "Api")
        .connectRouteOptions(WebSocketRouteOptions.builder()
            .integration(WebSocketHttpIntegration.Builder.create("Connect")
                .url("https://example.com/connections")
                .requestTemplate(WebSocketMappingTemplate.json(Map.of(
                    "headers", WebSocketMappingValue.requestHeaders(),
                    "parameters", WebSocketMappingValue.requestQueryStrings(),
                    "connectedAt", WebSocketMappingValue.contextVariable("connectedAt"),
                    "requestTime", WebSocketMappingValue.contextVariable("requestTime"),
                    "sourceIp", WebSocketMappingValue.contextVariable("identity.sourceIp"),
                    "userAgent", WebSocketMappingValue.contextVariable("identity.userAgent"),
                    "accountId", WebSocketMappingValue.contextVariable("identity.accountId"),
                    "flavor", WebSocketMappingValue.stageVariable("flavor"))))
                .build())
            .build())
        .build();
    WebSocketStage.Builder.create(tested, "Stage")
        .webSocketApi(api)
        .stageName("prod")
        .autoDeploy(true)
        .build();
    api.addRoute("$default", WebSocketRouteOptions.builder()
        .integration(WebSocketHttpIntegration.Builder.create("Record")
            .url("https://example.com/records")
            .contentHandling(ContentHandling.CONVERT_TO_BINARY)
            .build())
        .build());
    api.addRoute("queue", WebSocketRouteOptions.builder()
        .integration(WebSocketSqsIntegration.sendMessage("Queue", new Queue(tested, "Messages"),
            WebSocketSqsSendMessageOptions.builder()
                .messageAttributes(Map.of("messageId", WebSocketMappingValue.contextVariable("messageId")))
                .build()))
        .build());

    RouteTesterOptions options = RouteTesterOptions.builder().api("Tested/Api").build();
    RenderedRequest connect = RouteTester.fromStack(tested, "$connect", options).renderRequest(ClientMessage.builder()
        // Map.of has another order in every run, and the body keeps it.
        .headers(new TreeMap<>(Map.of("Authorization", "Bearer 1", "Cookie", "replaced")))
        .multiValueHeaders(Map.of("Cookie", List.of("a=1", "b=2")))
        .queryStringParameters(new TreeMap<>(Map.of("room", "replaced", "user", "ann")))
        .multiValueQueryStringParameters(Map.of("room", List.of("lobby", "it's \"1\"")))
        .connectedAt(Instant.ofEpochMilli(1_700_000_000_000L))
        .requestTime(Instant.ofEpochMilli(1_700_000_000_250L))
        .sourceIp("198.51.100.4")
        .userAgent("chat/2")
        .contextVariables(Map.of("identity.accountId", "111122223333"))
        .stageVariables(Map.of("flavor", "mint"))
        .build());
    RenderedRequest record = RouteTester.fromStack(tested, "$default")
        .renderRequest(ClientMessage.builder().body("aGVsbG8=").build());
    RouteTesterOptions elsewhere = RouteTesterOptions.builder().values(Map.of("AWS::Region", "eu-central-1")).build();
    RenderedRequest queue = RouteTester.fromStack(tested, "queue", elsewhere)
        .renderRequest(ClientMessage.builder().messageId("message-1").build());

    output("Connect", connect.getBody());
    output("ConnectIsBinary", connect.getIsBase64Encoded().toString());
    output("Record", record.getBody());
    output("RecordIsBinary", record.getIsBase64Encoded().toString());
    output("QueueUri", queue.getUri());
    output("QueueBody", queue.getBody());
  }

  private void output(final String id, final String value) {
    CfnOutput.Builder.create(this, id).value(value).build();
  }
}
