package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketHttpIntegration;
import io.github.cdkwebsocket.integrations.WebSocketMappingTemplate;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import io.github.cdkwebsocket.integrations.testing.ClientMessage;
import io.github.cdkwebsocket.integrations.testing.RenderedRequest;
import io.github.cdkwebsocket.integrations.testing.RouteTester;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.apigatewayv2.WebSocketStage;

/** What a hostile message becomes in templates that are written from data, as outputs. */
public class RenderMappingStack extends Stack {
  public RenderMappingStack(final App scope, final String id) {
    super(scope, id);

    Stack tested = new Stack(new App(), "Tested");
    WebSocketApi api = new WebSocketApi(tested, "Api");
    WebSocketStage.Builder.create(tested, "Stage")
        .webSocketApi(api)
        .stageName("prod")
        .autoDeploy(true)
        .build();
    WebSocketMappingValue text = WebSocketMappingValue.requestBody("$.text");
    WebSocketMappingValue sender = WebSocketMappingValue.contextVariable("authorizer.principalId");
    api.addRoute("json", WebSocketRouteOptions.builder()
        .integration(WebSocketHttpIntegration.Builder.create("Json")
            .url("https://example.com/json")
            .requestTemplate(WebSocketMappingTemplate.json(Map.of(
                "text", text,
                "line", WebSocketMappingValue.format("{}: \"{}\"", sender, text),
                "record", WebSocketMappingValue.base64(text),
                "detail", WebSocketMappingValue.jsonText(Map.of(
                    "text", text,
                    "quotes", List.of("\"", Map.of("sender", sender)),
                    "raw", WebSocketMappingValue.requestBody().asString(),
                    "gone", WebSocketMappingValue.requestBody("$.nothing").orOmit())),
                "counts", List.of(WebSocketMappingValue.requestBody("$.count"), 5, 0.25),
                "nothing", WebSocketMappingValue.requestBody("$.nothing").orElse("$.text #1 \"quoted\""),
                "missing", WebSocketMappingValue.requestBody("$.missing").orElse(Map.of(
                    "texts", Arrays.asList(text, null))),
                "expires", WebSocketMappingValue.epochSeconds(),
                "it's \"$5\" #1", "it's \"$5\" #1 \\ \n 🎉",
                "message", WebSocketMappingValue.requestBody())))
            .build())
        .build());
    api.addRoute("form", WebSocketRouteOptions.builder()
        .integration(WebSocketHttpIntegration.Builder.create("Form")
            .url("https://example.com/form")
            .requestTemplate(WebSocketMappingTemplate.formUrlEncoded(Map.of(
                "text", text,
                "a & b", WebSocketMappingValue.literal("1 = 2 & 🎉"),
                "count", WebSocketMappingValue.requestBody("$.count").orOmit(),
                "gone", WebSocketMappingValue.requestBody("$.missing").orOmit(),
                "message", WebSocketMappingValue.requestBody())))
            .build())
        .build());
    api.addRoute("text", WebSocketRouteOptions.builder()
        .integration(WebSocketHttpIntegration.Builder.create("Text")
            .url("https://example.com/text")
            .requestTemplate(WebSocketMappingTemplate.text(WebSocketMappingValue.format("{}\n{}", text, sender)))
            .build())
        .build());

    RenderedRequest json = render(tested, "json");
    Map<?, ?> body = (Map<?, ?>) json.bodyAsJson();
    output("Json", json.getBody());
    output("JsonText", (String) body.get("text"));
    output("Form", render(tested, "form").getBody());
    output("Text", render(tested, "text").getBody());
  }

  private static RenderedRequest render(final Stack tested, final String action) {
    return RouteTester.fromStack(tested, action).renderRequest(ClientMessage.builder()
        .body("{\"action\":\"" + action + "\",\"text\":\"\\\"}, $input.body #set($a = 1) ' & = "
            + "\\\\ \\n \\u2028 é 🎉\",\"count\":1e2,\"nothing\":null}")
        .connectionId("abc=")
        .authorizer(Map.of("principalId", "user-\"1\""))
        .requestTime(Instant.ofEpochSecond(1_700_000_000))
        .build());
  }

  private void output(final String id, final String value) {
    CfnOutput.Builder.create(this, id).value(value).build();
  }
}
