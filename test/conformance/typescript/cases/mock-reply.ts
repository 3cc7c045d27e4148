import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMappingTemplate, WebSocketMappingValue, WebSocketMockIntegration } from 'cdk-websocket-integrations';

export class MockReplyStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const api = new WebSocketApi(this, 'Api');
    new WebSocketStage(this, 'Stage', { webSocketApi: api, stageName: 'prod', autoDeploy: true });
    api.addRoute('ping', {
      integration: WebSocketMockIntegration.reply(
        'Ping',
        WebSocketMappingTemplate.json({
          action: 'pong',
          connectionId: WebSocketMappingValue.contextVariable('connectionId'),
          time: WebSocketMappingValue.contextVariable('requestTimeEpoch'),
          version: WebSocketMappingValue.stageVariable('version'),
        }),
      ),
      returnResponse: true,
    });
  }
}
