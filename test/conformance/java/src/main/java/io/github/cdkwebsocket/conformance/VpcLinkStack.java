package io.github.cdkwebsocket.conformance;

import io.github.cdkwebsocket.integrations.WebSocketIntegration;
import io.github.cdkwebsocket.integrations.WebSocketIntegrationType;
import java.util.List;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.VpcLink;
import software.amazon.awscdk.services.apigatewayv2.WebSocketApi;
import software.amazon.awscdk.services.elasticloadbalancingv2.INetworkLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.NetworkLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.NetworkLoadBalancerAttributes;

public class VpcLinkStack extends Stack {
  public VpcLinkStack(final App scope, final String id) {
    super(scope, id);

    INetworkLoadBalancer loadBalancer = NetworkLoadBalancer.fromNetworkLoadBalancerAttributes(
        this,
        "LoadBalancer",
        NetworkLoadBalancerAttributes.builder()
            .loadBalancerArn(
                "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/chat/0123456789abcdef")
            .build());
    VpcLink vpcLink = VpcLink.Builder.create(this, "VpcLink")
        .targets(List.of(loadBalancer))
        .build();

    WebSocketIntegration.Builder.create(this, "Integration")
        .webSocketApi(new WebSocketApi(this, "Api"))
        .integrationType(WebSocketIntegrationType.HTTP_PROXY)
        .integrationUri("http://chat.internal.example.com:8080/messages")
        .integrationMethod("POST")
        .vpcLink(vpcLink)
        .build();
  }
}
