import { type App, Stack } from 'aws-cdk-lib';
import { CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIntegration, WebSocketIntegrationType } from 'cdk-websocket-integrations';

export class OneIntegrationTwoRoutesStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const webSocketApi = new WebSocketApi(this, 'Api');
    const integration = new WebSocketIntegration(this, 'Integration', {
      webSocketApi,
      integrationType: WebSocketIntegrationType.HTTP_PROXY,
      integrationUri: 'https://chat.example.com/messages',
      integrationMethod: 'POST',
    });

    for (const routeKey of ['join', 'leave']) {
      new CfnRoute(this, `Route-${routeKey}`, {
        apiId: webSocketApi.apiId,
        routeKey,
        target: `integrations/${integration.integrationId}`,
      });
    }
  }
}
