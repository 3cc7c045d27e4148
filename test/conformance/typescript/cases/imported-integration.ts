import { type App, Stack } from 'aws-cdk-lib';
import { CfnRoute, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketIntegration } from 'cdk-websocket-integrations';

export class ImportedIntegrationStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const integration = WebSocketIntegration.fromWebSocketIntegrationAttributes(this, 'Integration', {
      webSocketApi: WebSocketApi.fromWebSocketApiAttributes(this, 'Api', { webSocketId: 'abcd1234' }),
      integrationId: 'xyz789',
    });

    new CfnRoute(this, 'Route', {
      apiId: integration.webSocketApi.apiId,
      routeKey: 'sendMessage',
      target: `integrations/${integration.integrationRef.integrationId}`,
    });
  }
}
