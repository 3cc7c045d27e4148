package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.iam.IRole;

public class CrossStackRoleStack extends Stack {
  public CrossStackRoleStack(final App scope, final String id, final IRole role) {
    super(scope, id);

    WebSocketIntegration.Builder.create(this, "Integration")
        .webSocketApi(new WebSocketApi(this, "Api"))
        .integrationType(WebSocketIntegrationType.AWS)
        .integrationUri(String.format("arn:%s:apigateway:%s:sns:action/Publish", getPartition(), getRegion()))
        .integrationMethod("POST")
        .credentialsRole(role)
        .build();
  }
}
