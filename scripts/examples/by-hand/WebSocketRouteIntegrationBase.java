import io.github.cdkwebsocket.integrations.WebSocketIntegrationOptions;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import io.github.cdkwebsocket.integrations.WebSocketRouteIntegrationBase;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteIntegrationBindOptions;

class EchoIntegration extends WebSocketRouteIntegrationBase {
    EchoIntegration(String id) {
        super(id);
    }

    @Override
    public WebSocketIntegrationOptions bindToApi(WebSocketRouteIntegrationBindOptions options) {
        return WebSocketIntegrationOptions.builder()
            .integrationType(WebSocketIntegrationType.HTTP_PROXY)
            .integrationUri("https://echo.example.com/" + options.getRoute().getRouteKey())
            .integrationMethod("POST")
            .build();
    }
}
