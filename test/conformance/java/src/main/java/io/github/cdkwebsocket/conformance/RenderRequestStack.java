package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketHttpIntegration;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import io.github.cdkwebsocket.integrations.testing.ClientMessage;
import io.github.cdkwebsocket.integrations.testing.RenderedRequest;
import io.github.cdkwebsocket.integrations.testing.RouteTester;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;

/** What a test of a route sees of a request, as outputs. */
public class RenderRequestStack extends Stack {
  public RenderRequestStack(final App scope, final String id) {
    super(scope, id);

    Stack tested = new Stack(new App(), "Tested");
    WebSocketApi api = new WebSocketApi(tested, "Api");
    WebSocketStage.Builder.create(tested, "Stage")
        .webSocketApi(api)
        .stageName("prod")
        .autoDeploy(true)
        .build();
    api.addRoute("sendMessage", WebSocketRouteOptions.builder()
        .integration(WebSocketHttpIntegration.Builder.create("SendMessage")
            .url("https://example.com/rooms/room-{room}")
            .pathParameters(Map.of("room", WebSocketMappingValue.requestBody("$.room")))
            // Map.of has another order in every run, and the explanation shows it.
            .headers(new TreeMap<>(Map.of(
                "X-Connection", WebSocketMappingValue.contextVariable("connectionId"),
                "X-Tenant", WebSocketMappingValue.stageVariable("tenant"))))
            .requestTemplates(Map.of(
                "$default",
                "{\"text\": $input.json('$.text'), \"user\": \"$context.authorizer.principalId\", "
                    + "\"expires\": #set($hour = $context.requestTimeEpoch / 1000 + 3600)$hour}"))
            .templateSelectionExpression("$default")
            .build())
        .build());

    RouteTester route = RouteTester.fromStack(tested, "sendMessage");
    RenderedRequest request = route.renderRequest(ClientMessage.builder()
        .body("""
            {"action":"sendMessage","room":"a b","text":"it's \\"quoted\\""}""")
        .connectionId("abc=")
        .authorizer(Map.of("principalId", "user-1"))
        .stageVariables(Map.of("tenant", "acme"))
        .requestTime(Instant.ofEpochSecond(1_700_000_000))
        .build());

    Map<?, ?> body = (Map<?, ?>) request.bodyAsJson();
    output("Method", request.getMethod());
    output("Uri", request.getUri());
    output("Connection", request.getHeaders().get("X-Connection"));
    output("Tenant", request.getHeaders().get("X-Tenant"));
    output("Body", request.getBody());
    output("Text", (String) body.get("text"));
    output("Explanation", request.explain());
  }

  private void output(final String id, final String value) {
    CfnOutput.Builder.create(this, id).value(value).build();
  }
}
