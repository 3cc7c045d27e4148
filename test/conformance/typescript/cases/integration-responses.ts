import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  ContentHandling,
  WebSocketIntegration,
  WebSocketIntegrationResponse,
  WebSocketIntegrationResponseKey,
  WebSocketIntegrationType,
} from 'cdk-websocket-integrations';

export class IntegrationResponsesStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const integration = new WebSocketIntegration(this, 'Integration', {
      webSocketApi: new WebSocketApi(this, 'Api'),
      integrationType: WebSocketIntegrationType.HTTP,
      integrationUri: 'https://chat.example.com/messages',
      integrationMethod: 'POST',
    });
    new WebSocketIntegrationResponse(this, 'Success', {
      integration,
      key: WebSocketIntegrationResponseKey.SUCCESS,
      contentHandling: ContentHandling.CONVERT_TO_TEXT,
      responseParameters: { 'method.response.header.X-Source': "'chat'" },
      responseTemplates: { '200': '{"ok": true}', $default: '{"ok": false}' },
      templateSelectionExpression: '${integration.response.statuscode}',
    });
    integration.addResponse({ key: WebSocketIntegrationResponseKey.CLIENT_ERROR });
    integration.addResponse({ key: WebSocketIntegrationResponseKey.SERVER_ERROR });
    integration.addResponse({ key: WebSocketIntegrationResponseKey.fromStatusCode(302) });
    integration.addResponse({ key: WebSocketIntegrationResponseKey.fromPattern('1\\d{2}') });
    integration.addResponse({
      key: WebSocketIntegrationResponseKey.DEFAULT,
      responseTemplates: { $default: '{"error": "try again"}' },
    });
  }
}
