package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketHttpIntegration;
import io.github.cdkwebsocket.integrations.WebSocketMappingTemplate;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import io.github.cdkwebsocket.integrations.WebSocketMockIntegration;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;

public class ConnectRoutesStack extends Stack {
  public ConnectRoutesStack(final App scope, final String id) {
    super(scope, id);

    WebSocketApi.Builder.create(this, "Api")
        .connectRouteOptions(WebSocketRouteOptions.builder()
            .integration(WebSocketHttpIntegration.Builder.create("Connect")
                .url("https://example.com/connections")
                .headers(Map.of("Authorization", WebSocketMappingValue.requestHeader("Authorization")))
                .queryStrings(Map.of("user", WebSocketMappingValue.requestQueryString("user")))
                .requestTemplate(WebSocketMappingTemplate.json(Map.of(
                    "connectionId", WebSocketMappingValue.contextVariable("connectionId"),
                    "language", WebSocketMappingValue.requestHeader("Accept-Language").orElse("en"),
                    "headers", WebSocketMappingValue.requestHeaders(),
                    "parameters", WebSocketMappingValue.requestQueryStrings(),
                    "parametersAsText",
                    WebSocketMappingValue.jsonText(WebSocketMappingValue.requestQueryStrings()))))
                .build())
            .build())
        .disconnectRouteOptions(WebSocketRouteOptions.builder()
            .integration(WebSocketMockIntegration.noOp("Disconnect"))
            .build())
        .build();
  }
}
