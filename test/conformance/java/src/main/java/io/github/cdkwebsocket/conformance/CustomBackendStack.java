package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketIntegrationOptions;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import io.github.cdkwebsocket.integrations.WebSocketRouteIntegrationBase;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteIntegrationBindOptions;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;

public class CustomBackendStack extends Stack {
  public CustomBackendStack(final App scope, final String id) {
    super(scope, id);

    EchoIntegration integration = new EchoIntegration("Echo");
    WebSocketApi api = new WebSocketApi(this, "Api");
    api.addRoute("shout", WebSocketRouteOptions.builder()
        .integration(integration)
        .build());
    api.addRoute("whisper", WebSocketRouteOptions.builder()
        .integration(integration)
        .build());
  }

  private static class EchoIntegration extends WebSocketRouteIntegrationBase {
    EchoIntegration(final String id) {
      super(id);
    }

    @Override
    public WebSocketIntegrationOptions bindToApi(final WebSocketRouteIntegrationBindOptions options) {
      return WebSocketIntegrationOptions.builder()
          .integrationType(WebSocketIntegrationType.HTTP_PROXY)
          .integrationUri("https://echo.example.com/" + options.getRoute().getRouteKey())
          .integrationMethod("POST")
          .description("echoes the message")
          .build();
    }

    @Override
    public void bindToRoute(final WebSocketRouteIntegrationBindOptions options) {
      CfnOutput.Builder.create(options.getScope(), "EchoedRoute")
          .value(options.getRoute().getRouteKey())
          .build();
    }
  }
}
