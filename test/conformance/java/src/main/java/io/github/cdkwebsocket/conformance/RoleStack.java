package io.github.cdkwebsocket.conformance;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;

public class RoleStack extends Stack {
  private final IRole role;

  public RoleStack(final App scope, final String id) {
    super(scope, id);

    role = Role.Builder.create(this, "Role")
        .assumedBy(new ServicePrincipal("apigateway.amazonaws.com"))
        .build();
  }

  public IRole getRole() {
    return role;
  }
}
