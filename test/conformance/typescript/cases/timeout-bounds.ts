import { type App, Duration, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIntegration, WebSocketIntegrationType } from 'cdk-websocket-integrations';

export class TimeoutBoundsStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const webSocketApi = new WebSocketApi(this, 'Api');
    new WebSocketIntegration(this, 'Shortest', {
      webSocketApi,
      integrationType: WebSocketIntegrationType.MOCK,
      integrationUri: '',
      timeout: Duration.millis(50),
    });
    new WebSocketIntegration(this, 'Longest', {
      webSocketApi,
      integrationType: WebSocketIntegrationType.MOCK,
      integrationUri: '',
      timeout: Duration.seconds(29),
    });
  }
}
