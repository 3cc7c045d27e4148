package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.IWebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import java.util.Locale;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.IWebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.constructs.Construct;

public class NestedConstructStack extends Stack {
  public NestedConstructStack(final App scope, final String id) {
    super(scope, id);

    WebSocketApi api = new WebSocketApi(this, "Api");
    new Backend(this, "Orders", api);
    new Backend(this, "Prices", api);
  }

  private static class Backend extends Construct {
    private final IWebSocketIntegration integration;

    Backend(final Construct scope, final String id, final IWebSocketApi api) {
      super(scope, id);

      integration = WebSocketIntegration.Builder.create(this, "Integration")
          .webSocketApi(api)
          .integrationType(WebSocketIntegrationType.HTTP_PROXY)
          .integrationUri("https://" + id.toLowerCase(Locale.ROOT) + ".example.com/")
          .integrationMethod("GET")
          .build();
    }

    IWebSocketIntegration getIntegration() {
      return integration;
    }
  }
}
