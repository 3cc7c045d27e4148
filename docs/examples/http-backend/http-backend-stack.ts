import { Stack } from 'aws-cdk-lib';
import { VpcLink } from 'aws-cdk-lib/aws-apigateway';
import { HttpMethod, WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { NetworkLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import {
  WebSocketHttpIntegration,
  WebSocketHttpProxyIntegration,
  WebSocketIntegrationResponseKey,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
} from 'cdk-websocket-integrations';
import type { Construct } from 'constructs';

/**
 * Two HTTP backends: a public one with mapping templates, and a private one that receives the message unchanged.
 */
export class HttpBackendStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const api = new WebSocketApi(this, 'Api');
    new WebSocketStage(this, 'Stage', { webSocketApi: api, stageName: 'prod', autoDeploy: true });

    const connectionId = WebSocketMappingValue.contextVariable('connectionId');

    api.addRoute('sendMessage', {
      integration: new WebSocketHttpIntegration('Rooms', {
        url: 'https://rooms.example.com/room-{room}/messages',
        method: HttpMethod.PUT,
        headers: { 'X-Connection-Id': connectionId },
        pathParameters: { room: WebSocketMappingValue.requestBody('$.room') },
        requestTemplate: WebSocketMappingTemplate.json({ text: WebSocketMappingValue.requestBody('$.text') }),
        responses: [
          {
            key: WebSocketIntegrationResponseKey.SUCCESS,
            template: WebSocketMappingTemplate.json({ id: WebSocketMappingValue.responseBody('$.id') }),
          },
          { key: WebSocketIntegrationResponseKey.DEFAULT, template: WebSocketMappingTemplate.json({ id: null }) },
        ],
      }),
      returnResponse: true,
    });

    const loadBalancer = new NetworkLoadBalancer(this, 'LoadBalancer', { vpc: new Vpc(this, 'Vpc') });
    api.addRoute('listRooms', {
      integration: new WebSocketHttpProxyIntegration('Directory', {
        url: `http://${loadBalancer.loadBalancerDnsName}/rooms`,
        headers: { 'X-Connection-Id': connectionId },
        vpcLink: new VpcLink(this, 'VpcLink', { targets: [loadBalancer] }),
      }),
      returnResponse: true,
    });
  }
}
