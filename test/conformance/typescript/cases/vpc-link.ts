import { type App, Stack } from 'aws-cdk-lib';
import { VpcLink } from 'aws-cdk-lib/aws-apigateway';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { NetworkLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { WebSocketIntegration, WebSocketIntegrationType } from 'cdk-websocket-integrations';

export class VpcLinkStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const loadBalancer = NetworkLoadBalancer.fromNetworkLoadBalancerAttributes(this, 'LoadBalancer', {
      loadBalancerArn: 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/chat/0123456789abcdef',
    });

    new WebSocketIntegration(this, 'Integration', {
      webSocketApi: new WebSocketApi(this, 'Api'),
      integrationType: WebSocketIntegrationType.HTTP_PROXY,
      integrationUri: 'http://chat.internal.example.com:8080/messages',
      integrationMethod: 'POST',
      vpcLink: new VpcLink(this, 'VpcLink', { targets: [loadBalancer] }),
    });
  }
}
