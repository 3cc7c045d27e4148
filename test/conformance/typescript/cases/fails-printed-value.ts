import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  WebSocketDynamoDbAttributeValue,
  WebSocketHttpIntegration,
  WebSocketMappingTemplate,
} from 'cdk-websocket-integrations';

/** An object that string formatting writes as the language prints objects. */
export class FailsPrintedValueStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const tags = WebSocketDynamoDbAttributeValue.fromStringSet(['new']);
    const api = new WebSocketApi(this, 'Api');
    api.addRoute('join', {
      integration: new WebSocketHttpIntegration('Join', {
        url: 'https://example.com/rooms',
        requestTemplate: WebSocketMappingTemplate.json({ tags: `printed: ${tags}` }),
      }),
    });
  }
}
