import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  WebSocketHttpIntegration,
  WebSocketMappingTemplate,
  WebSocketMockIntegration,
} from 'cdk-websocket-integrations';

/** What AWS accepts and is probably a mistake. */
export class WarningsStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const api = new WebSocketApi(this, 'Api');
    api.addRoute('ping', {
      integration: new WebSocketMockIntegration('Ping', {
        requestTemplate: WebSocketMappingTemplate.fromString('{"status": 200}'),
      }),
    });
    api.addRoute('greet', {
      integration: new WebSocketHttpIntegration('Greet', {
        url: 'https://example.com/greetings',
        requestTemplate: WebSocketMappingTemplate.fromString('{"name": "$input.path(\'$.name\')"}'),
      }),
    });
  }
}
