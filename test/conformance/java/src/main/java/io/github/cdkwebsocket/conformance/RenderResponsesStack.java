package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketHttpIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseKey;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseOptions;
import io.github.cdkwebsocket.integrations.WebSocketLambdaCustomIntegration;
import io.github.cdkwebsocket.integrations.WebSocketLambdaIntegration;
import io.github.cdkwebsocket.integrations.WebSocketLambdaInvocationType;
import io.github.cdkwebsocket.integrations.WebSocketMappingTemplate;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import io.github.cdkwebsocket.integrations.testing.BackendResponse;
import io.github.cdkwebsocket.integrations.testing.ClientMessage;
import io.github.cdkwebsocket.integrations.testing.RenderedReply;
import io.github.cdkwebsocket.integrations.testing.RouteTester;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.IFunction;

/** What a client gets when a backend fails, is late, or returns this or that, as outputs. */
public class RenderResponsesStack extends Stack {
  public RenderResponsesStack(final App scope, final String id) {
    super(scope, id);

    Stack tested = new Stack(new App(), "Tested");
    IFunction handler = Function.fromFunctionArn(
        tested, "Function", "arn:aws:lambda:us-east-1:111122223333:function:handler");
    WebSocketApi api = WebSocketApi.Builder.create(tested, "Api")
        .connectRouteOptions(WebSocketRouteOptions.builder()
            .integration(new WebSocketLambdaIntegration("Connect", handler))
            .build())
        .build();
    api.addRoute("ask", WebSocketRouteOptions.builder()
        .integration(WebSocketLambdaCustomIntegration.Builder.create("Ask", handler)
            .invocationType(WebSocketLambdaInvocationType.REQUEST_RESPONSE)
            .responses(List.of(WebSocketIntegrationResponseOptions.builder()
                .key(WebSocketIntegrationResponseKey.DEFAULT)
                .template(WebSocketMappingTemplate.json(
                    Map.of("answer", WebSocketMappingValue.responseBody("$.answer"))))
                .build()))
            .build())
        .returnResponse(true)
        .build());
    api.addRoute("look", WebSocketRouteOptions.builder()
        .integration(WebSocketHttpIntegration.Builder.create("Look")
            .url("https://example.com/rooms")
            .responses(List.of(WebSocketIntegrationResponseOptions.builder()
                .key(WebSocketIntegrationResponseKey.SUCCESS)
                .responseTemplates(Map.of("short", "{\"short\": true}", "$default", "{\"short\": false}"))
                .templateSelectionExpression("${integration.response.header.X-Form}")
                .build()))
            .build())
        .returnResponse(true)
        .build());

    RouteTester connect = RouteTester.fromStack(tested, "$connect");
    RenderedReply accepted = connect.renderReply(BackendResponse.builder()
        .functionResult(Map.of(
            "statusCode", 200,
            "headers", Map.of("Sec-WebSocket-Protocol", "chat", "X-Other", "dropped")))
        .build());
    RenderedReply malformed = connect.renderReply(
        BackendResponse.builder().functionResult(Map.of("answer", 42)).build());
    RenderedReply failed = connect.renderReply(BackendResponse.builder()
        .failed(true)
        .message(ClientMessage.builder().requestId("request-1").build())
        .build());
    RenderedReply answered = RouteTester.fromStack(tested, "ask")
        .renderReply(BackendResponse.builder().body("{\"answer\":42}").build());
    RenderedReply late = RouteTester.fromStack(tested, "look").renderReply(BackendResponse.builder()
        .timedOut(true)
        .message(ClientMessage.builder().connectionId("abc=").requestId("request-1").build())
        .build());
    RenderedReply brief = RouteTester.fromStack(tested, "look")
        .renderReply(BackendResponse.builder().headers(Map.of("X-Form", "short")).build());

    output("Accepted", String.valueOf(accepted.getStatusCode().intValue()));
    output("Protocol", accepted.getHeaders().get("Sec-WebSocket-Protocol"));
    output("Headers", String.valueOf(accepted.getHeaders().size()));
    output("Malformed", String.valueOf(malformed.getStatusCode().intValue()));
    output("Failed", String.valueOf(failed.getStatusCode().intValue()));
    output("Answered", answered.getBody());
    output("Late", late.getBody());
    output("Short", brief.getBody());
  }

  private void output(final String id, final String value) {
    CfnOutput.Builder.create(this, id).value(value).build();
  }
}
