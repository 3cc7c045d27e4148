package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketMappingValue;
import io.github.cdkwebsocket.integrations.WebSocketS3GetObjectOptions;
import io.github.cdkwebsocket.integrations.WebSocketS3Integration;
import io.github.cdkwebsocket.integrations.WebSocketS3PutObjectOptions;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;
import software.amazon.awscdk.services.s3.Bucket;

public class ObjectRoutesStack extends Stack {
  public ObjectRoutesStack(final App scope, final String id) {
    super(scope, id);

    Bucket bucket = new Bucket(this, "Bucket");
    WebSocketMappingValue key =
        WebSocketMappingValue.format("rooms/room-{}.txt", WebSocketMappingValue.requestBody("$.room"));

    WebSocketApi api = new WebSocketApi(this, "Api");
    api.addRoute("saveRoom", WebSocketRouteOptions.builder()
        .integration(WebSocketS3Integration.putObject("SaveRoom", bucket, WebSocketS3PutObjectOptions.builder()
            .key(key)
            .body(WebSocketMappingValue.requestBody("$.text"))
            .contentType(WebSocketMappingValue.literal("text/plain"))
            .build()))
        .returnResponse(true)
        .build());
    api.addRoute("loadRoom", WebSocketRouteOptions.builder()
        .integration(WebSocketS3Integration.getObject("LoadRoom", bucket, WebSocketS3GetObjectOptions.builder()
            .key(key)
            .build()))
        .returnResponse(true)
        .build());
  }
}
