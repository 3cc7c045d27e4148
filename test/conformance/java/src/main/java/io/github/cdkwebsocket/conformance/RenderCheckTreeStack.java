package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketValidations;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.aws_apigatewayv2_integrations.WebSocketMockIntegration;
import software.amazon.awscdk.cxapi.SynthesisMessage;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;

/** What is found in a tree of aws-cdk-lib's own classes and is no error, as outputs. */
public class RenderCheckTreeStack extends Stack {
  public RenderCheckTreeStack(final App scope, final String id) {
    super(scope, id);

    Stack tested = new Stack(new App(), "Tested");
    WebSocketApi api = new WebSocketApi(tested, "Api");
    api.addRoute("ping", WebSocketRouteOptions.builder()
        .integration(WebSocketMockIntegration.Builder.create("Ping")
            .requestTemplates(Map.of("$default", "{\"statusCode\": 200}"))
            .templateSelectionExpression("\\$default")
            .build())
        .returnResponse(true)
        .build());
    WebSocketValidations.check(tested);

    List<SynthesisMessage> warnings = Annotations.fromStack(tested).findWarning("*", Match.anyValue());
    output("Count", String.valueOf(warnings.size()));
    output("Place", warnings.get(0).getId());
    output("Warning", (String) warnings.get(0).getEntry().getData());
  }

  private void output(final String id, final String value) {
    CfnOutput.Builder.create(this, id).value(value).build();
  }
}
