package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseKey;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseOptions;
import io.github.cdkwebsocket.integrations.WebSocketLambdaCustomIntegration;
import io.github.cdkwebsocket.integrations.WebSocketLambdaIntegration;
import io.github.cdkwebsocket.integrations.WebSocketLambdaInvocationType;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;

public class LambdaRoutesStack extends Stack {
  public LambdaRoutesStack(final App scope, final String id) {
    super(scope, id);

    Function handler = Function.Builder.create(this, "Handler")
        .runtime(Runtime.NODEJS_22_X)
        .handler("index.handler")
        .code(Code.fromInline("exports.handler = async () => ({ statusCode: 200 });"))
        .build();

    WebSocketLambdaIntegration lifecycle = new WebSocketLambdaIntegration("Lifecycle", handler);
    WebSocketApi api = WebSocketApi.Builder.create(this, "Api")
        .connectRouteOptions(WebSocketRouteOptions.builder()
            .integration(lifecycle)
            .build())
        .disconnectRouteOptions(WebSocketRouteOptions.builder()
            .integration(lifecycle)
            .build())
        .defaultRouteOptions(WebSocketRouteOptions.builder()
            .integration(WebSocketLambdaIntegration.Builder.create("Fallback", handler)
                .scopePermissionToRoute(false)
                .build())
            .build())
        .build();
    api.addRoute("sendMessage", WebSocketRouteOptions.builder()
        .integration(WebSocketLambdaCustomIntegration.Builder.create("SendMessage", handler)
            .requestTemplates(Map.of("$default", "{\"text\": $input.json('$.text')}"))
            .responses(List.of(WebSocketIntegrationResponseOptions.builder()
                .key(WebSocketIntegrationResponseKey.DEFAULT)
                .build()))
            .build())
        .returnResponse(true)
        .build());
    api.addRoute("archive", WebSocketRouteOptions.builder()
        .integration(WebSocketLambdaCustomIntegration.Builder.create("Archive", handler)
            .invocationType(WebSocketLambdaInvocationType.EVENT)
            .build())
        .build());
  }
}
