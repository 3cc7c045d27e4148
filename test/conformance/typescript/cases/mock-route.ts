import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIntegrationResponseKey, WebSocketMockIntegration } from 'cdk-websocket-integrations';

export class MockRouteStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const api = new WebSocketApi(this, 'Api');
    new WebSocketStage(this, 'Stage', { webSocketApi: api, stageName: 'prod', autoDeploy: true });
    api.addRoute('ping', {
      integration: new WebSocketMockIntegration('Ping', {
        requestTemplates: { $default: '{"statusCode": 200}' },
        templateSelectionExpression: '\\$default',
        responses: [
          { key: WebSocketIntegrationResponseKey.SUCCESS, responseTemplates: { $default: '{"pong": true}' } },
        ],
      }),
      returnResponse: true,
    });
  }
}
