import { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMappingTemplate, WebSocketMockIntegration } from 'cdk-websocket-integrations';
import type { Construct } from 'constructs';

/**
 * Ping and pong without a function.
 */
export class TwoWayMockStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const api = new WebSocketApi(this, 'Api');
    api.addRoute('ping', {
      integration: WebSocketMockIntegration.reply('Ping', WebSocketMappingTemplate.json({ action: 'pong' })),
      returnResponse: true,
    });

    new WebSocketStage(this, 'Stage', { webSocketApi: api, stageName: 'prod', autoDeploy: true });
  }
}
