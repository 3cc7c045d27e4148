import { join } from 'node:path';
import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketHttpIntegration, WebSocketMappingTemplate, WebSocketMappingValue } from 'cdk-websocket-integrations';

export class TemplateSourcesStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const text = WebSocketMappingValue.requestBody('$.text');
    const templates = {
      FromFile: WebSocketMappingTemplate.fromFile(join(__dirname, '../../templates/message.vtl')),
      FromString: WebSocketMappingTemplate.fromString('{"text": $input.json(\'$.text\')}'),
      FromTokens: WebSocketMappingTemplate.json({ text: `text: ${text}`, same: text.toJSON() }),
    };

    const api = new WebSocketApi(this, 'Api');
    for (const [name, requestTemplate] of Object.entries(templates)) {
      api.addRoute(name, {
        integration: new WebSocketHttpIntegration(name, { url: 'https://example.com/messages', requestTemplate }),
      });
    }
  }
}
