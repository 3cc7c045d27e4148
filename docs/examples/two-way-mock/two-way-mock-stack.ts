import { Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIntegrationResponseKey, WebSocketMockIntegration } from 'cdk-websocket-integrations';
import type { Construct } from 'constructs';

/**
 * Ping and pong without a function.
 */
export class TwoWayMockStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    const api = new WebSocketApi(this, 'Api');
    api.addRoute('ping', {
      integration: new WebSocketMockIntegration('Ping', {
        requestTemplates: { $default: '{"statusCode": 200}' },
        templateSelectionExpression: '$default',
        responses: [
          { key: WebSocketIntegrationResponseKey.SUCCESS, responseTemplates: { $default: '{"action": "pong"}' } },
        ],
      }),
      returnResponse: true,
    });

    new WebSocketStage(this, 'Stage', { webSocketApi: api, stageName: 'prod', autoDeploy: true });
  }
}
