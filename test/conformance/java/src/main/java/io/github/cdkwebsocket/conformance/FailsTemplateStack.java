package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.testing.RouteTester;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.aws_apigatewayv2_integrations.WebSocketMockIntegration;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;

/** A mapping template of aws-cdk-lib's own class that cannot be read: the error of the test points at the place. */
public class FailsTemplateStack extends Stack {
  public FailsTemplateStack(final App scope, final String id) {
    super(scope, id);

    App app = new App();
    Stack tested = new Stack(app, "Tested");
    WebSocketApi api = new WebSocketApi(tested, "Api");
    api.addRoute("ping", WebSocketRouteOptions.builder()
        .integration(WebSocketMockIntegration.Builder.create("Ping")
            .requestTemplates(Map.of(
                "$default", "{\n  \"statusCode\": #if($input.path('$.fail') 500 #else 200 #end\n}"))
            .templateSelectionExpression("\\$default")
            .build())
        .build());

    RouteTester.fromAssembly(app.synth().getDirectory(), "Tested", "ping").renderRequest();
  }
}
