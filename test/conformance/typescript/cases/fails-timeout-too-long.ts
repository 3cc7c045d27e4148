import { type App, Duration, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIntegration, WebSocketIntegrationType } from 'cdk-websocket-integrations';

export class FailsTimeoutTooLongStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    new WebSocketIntegration(this, 'Integration', {
      webSocketApi: new WebSocketApi(this, 'Api'),
      integrationType: WebSocketIntegrationType.MOCK,
      integrationUri: '',
      timeout: Duration.millis(29_001),
    });
  }
}
