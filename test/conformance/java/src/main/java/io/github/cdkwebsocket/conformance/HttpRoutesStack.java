package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketHttpIntegration;
import io.github.cdkwebsocket.integrations.WebSocketHttpProxyIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseKey;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationResponseOptions;
import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.VpcLink;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;

public class HttpRoutesStack extends Stack {
  public HttpRoutesStack(final App scope, final String id) {
    super(scope, id);

    WebSocketApi api = new WebSocketApi(this, "Api");
    api.addRoute("sendMessage", WebSocketRouteOptions.builder()
        .integration(WebSocketHttpIntegration.Builder.create("Rooms")
            .url("https://rooms.example.com/room-{room}/messages")
            .method(HttpMethod.PUT)
            .headers(Map.of("X-Connection-Id", WebSocketMappingValue.contextVariable("connectionId")))
            .queryStrings(Map.of("source", WebSocketMappingValue.literal("websocket")))
            .pathParameters(Map.of("room", WebSocketMappingValue.requestBody("$.room")))
            .requestTemplates(Map.of("$default", "{\"text\": $input.json('$.text')}"))
            .timeout(Duration.seconds(5))
            .responses(List.of(
                WebSocketIntegrationResponseOptions.builder()
                    .key(WebSocketIntegrationResponseKey.SUCCESS)
                    .responseTemplates(Map.of("$default", "{\"sent\": true}"))
                    .build(),
                WebSocketIntegrationResponseOptions.builder()
                    .key(WebSocketIntegrationResponseKey.DEFAULT)
                    .responseTemplates(Map.of("$default", "{\"sent\": false}"))
                    .build()))
            .build())
        .returnResponse(true)
        .build());
    api.addRoute("listRooms", WebSocketRouteOptions.builder()
        .integration(WebSocketHttpProxyIntegration.Builder.create("Directory")
            .url("http://directory.internal.example.com/rooms")
            .vpcLink(VpcLink.fromVpcLinkId(this, "VpcLink", "a1b2c3"))
            .description("the private directory of rooms")
            .build())
        .returnResponse(true)
        .build());
  }
}
