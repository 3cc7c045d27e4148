import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  WebSocketIntegration,
  WebSocketIntegrationResponse,
  WebSocketIntegrationResponseKey,
  WebSocketIntegrationType,
} from 'cdk-websocket-integrations';

export class FailsDuplicateResponseKeyStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const integration = new WebSocketIntegration(this, 'Integration', {
      webSocketApi: new WebSocketApi(this, 'Api'),
      integrationType: WebSocketIntegrationType.HTTP,
      integrationUri: 'https://chat.example.com/messages',
      integrationMethod: 'POST',
    });
    new WebSocketIntegrationResponse(this, 'First', {
      integration,
      key: WebSocketIntegrationResponseKey.fromStatusCode(404),
    });
    new WebSocketIntegrationResponse(this, 'Second', {
      integration,
      key: WebSocketIntegrationResponseKey.fromStatusCode(404),
    });
  }
}
