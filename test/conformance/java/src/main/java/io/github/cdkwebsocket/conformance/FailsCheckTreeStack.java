package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketValidations;
import java.util.Map;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.aws_apigatewayv2_integrations.WebSocketAwsIntegration;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.apigatewayv2.WebSocketRouteOptions;

/** What AWS is known to reject in a tree of aws-cdk-lib's own classes. */
public class FailsCheckTreeStack extends Stack {
  public FailsCheckTreeStack(final App scope, final String id) {
    super(scope, id);

    WebSocketApi api = new WebSocketApi(this, "Api");
    api.addRoute("publish", WebSocketRouteOptions.builder()
        .integration(WebSocketAwsIntegration.Builder.create("Publish")
            .integrationUri(String.format("arn:%s:apigateway:%s:sns:action/Publish", getPartition(), getRegion()))
            .integrationMethod("POST")
            .requestTemplates(Map.of("$default", "Action=Publish&Message=$util.urlEncode($input.body)"))
            .templateSelectionExpression("$default")
            .build())
        .build());
    WebSocketValidations.check(scope);
  }
}
