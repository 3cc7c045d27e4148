import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIntegration, WebSocketIntegrationType } from 'cdk-websocket-integrations';

export class MinimalStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const webSocketApi = new WebSocketApi(this, 'Api');
    new WebSocketIntegration(this, 'Integration', {
      webSocketApi,
      integrationType: WebSocketIntegrationType.MOCK,
      integrationUri: '',
    });
  }
}
