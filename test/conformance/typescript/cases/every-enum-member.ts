import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  ContentHandling,
  PassthroughBehavior,
  WebSocketIntegration,
  WebSocketIntegrationType,
} from 'cdk-websocket-integrations';

export class EveryEnumMemberStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const webSocketApi = new WebSocketApi(this, 'Api');
    const backend = {
      webSocketApi,
      integrationType: WebSocketIntegrationType.HTTP,
      integrationUri: 'https://chat.example.com/messages',
      integrationMethod: 'POST',
    };

    new WebSocketIntegration(this, 'ConvertToBinary', {
      ...backend,
      contentHandling: ContentHandling.CONVERT_TO_BINARY,
    });
    new WebSocketIntegration(this, 'ConvertToText', {
      ...backend,
      contentHandling: ContentHandling.CONVERT_TO_TEXT,
    });
    new WebSocketIntegration(this, 'WhenNoMatch', {
      ...backend,
      passthroughBehavior: PassthroughBehavior.WHEN_NO_MATCH,
    });
    new WebSocketIntegration(this, 'WhenNoTemplates', {
      ...backend,
      passthroughBehavior: PassthroughBehavior.WHEN_NO_TEMPLATES,
    });
    new WebSocketIntegration(this, 'Never', {
      ...backend,
      passthroughBehavior: PassthroughBehavior.NEVER,
    });
  }
}
