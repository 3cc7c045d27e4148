import { type App, Duration, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIntegration, WebSocketIntegrationType } from 'cdk-websocket-integrations';

export class FailsSeveralMistakesStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    new WebSocketIntegration(this, 'Integration', {
      webSocketApi: new WebSocketApi(this, 'Api'),
      integrationType: WebSocketIntegrationType.HTTP,
      integrationUri: '',
      integrationMethod: 'POST',
      requestParameters: { 'integration.request.header.X-Note': `'${'x'.repeat(511)}'` },
      timeout: Duration.minutes(1),
    });
  }
}
