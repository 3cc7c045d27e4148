package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;

public class EveryIntegrationTypeStack extends Stack {
  public EveryIntegrationTypeStack(final App scope, final String id) {
    super(scope, id);

    WebSocketApi api = new WebSocketApi(this, "Api");
    String functionUri = "arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/"
        + "arn:aws:lambda:eu-west-1:111122223333:function:chat/invocations";

    WebSocketIntegration.Builder.create(this, "Aws")
        .webSocketApi(api)
        .integrationType(WebSocketIntegrationType.AWS)
        .integrationUri("arn:aws:apigateway:eu-west-1:sns:action/Publish")
        .integrationMethod("POST")
        .build();
    WebSocketIntegration.Builder.create(this, "AwsProxy")
        .webSocketApi(api)
        .integrationType(WebSocketIntegrationType.AWS_PROXY)
        .integrationUri(functionUri)
        .build();
    WebSocketIntegration.Builder.create(this, "Http")
        .webSocketApi(api)
        .integrationType(WebSocketIntegrationType.HTTP)
        .integrationUri("https://chat.example.com/messages")
        .integrationMethod("PUT")
        .build();
    WebSocketIntegration.Builder.create(this, "HttpProxy")
        .webSocketApi(api)
        .integrationType(WebSocketIntegrationType.HTTP_PROXY)
        .integrationUri("http://chat.example.com/messages")
        .integrationMethod("ANY")
        .build();
    WebSocketIntegration.Builder.create(this, "Mock")
        .webSocketApi(api)
        .integrationType(WebSocketIntegrationType.MOCK)
        .integrationUri("")
        .requestTemplates(Map.of("application/json", "{\"statusCode\": 200}"))
        .build();
  }
}
