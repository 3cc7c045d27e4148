package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketHttpIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseKey;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseOptions;
import io.github.cdkwebsocket.integrations.WebSocketMockIntegration;
import io.github.cdkwebsocket.integrations.testing.BackendResponse;
import io.github.cdkwebsocket.integrations.testing.ClientMessage;
import io.github.cdkwebsocket.integrations.testing.RenderedReply;
import io.github.cdkwebsocket.integrations.testing.RouteTester;
import io.github.cdkwebsocket.integrations.testing.RouteTesterOptions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;

/** What a test of a route sees of a reply, as outputs: of a backend that answers, of one that fails, and of a mock. */
public class RenderReplyStack extends Stack {
  public RenderReplyStack(final App scope, final String id) {
    super(scope, id);

    Stack tested = new Stack(new App(), "Tested");
    WebSocketApi api = new WebSocketApi(tested, "Api");
    WebSocketStage.Builder.create(tested, "Stage")
        .webSocketApi(api)
        .stageName("prod")
        .autoDeploy(true)
        .build();
    api.addRoute("getRoom", WebSocketRouteOptions.builder()
        .integration(WebSocketHttpIntegration.Builder.create("GetRoom")
            .url("https://example.com/rooms")
            .responses(List.of(WebSocketIntegrationResponseOptions.builder()
                .key(WebSocketIntegrationResponseKey.SUCCESS)
                .responseTemplates(Map.of("$default", "{\"room\": $input.json('$.name')}"))
                .templateSelectionExpression("$default")
                .build()))
            .build())
        .returnResponse(true)
        .build());
    api.addRoute("ping", WebSocketRouteOptions.builder()
        .integration(WebSocketMockIntegration.Builder.create("Ping")
            .requestTemplates(Map.of("$default", "{\"statusCode\": 200}"))
            .templateSelectionExpression("$default")
            .build())
        .build());

    Map<String, Object> template = Template.fromStack(tested).toJSON();
    RouteTester route = RouteTester.fromTemplate(template, "getRoom", RouteTesterOptions.builder()
        .stage("prod")
        .build());
    RenderedReply reply = route.renderReply(
        BackendResponse.builder().statusCode(200).body("{\"name\":\"lobby\"}").build());
    RenderedReply failure = route.renderReply(BackendResponse.builder()
        .statusCode(500)
        .message(ClientMessage.builder().connectionId("abc=").requestId("request-1").build())
        .build());
    RenderedReply oneWay = RouteTester.fromTemplate(template, "ping").renderReply();

    Map<?, ?> body = (Map<?, ?>) reply.bodyAsJson();
    output("Sent", reply.getSent().toString());
    output("Body", reply.getBody());
    output("Room", (String) body.get("room"));
    output("Key", reply.getIntegrationResponseKey());
    output("Failure", failure.getBody());
    output("OneWaySent", oneWay.getSent().toString());
    output("OneWayBody", Objects.requireNonNullElse(oneWay.getBody(), "none"));
    output("Explanation", failure.explain());
  }

  private void output(final String id, final String value) {
    CfnOutput.Builder.create(this, id).value(value).build();
  }
}
