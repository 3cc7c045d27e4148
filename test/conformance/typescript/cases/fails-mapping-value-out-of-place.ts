import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketHttpIntegration, WebSocketMappingTemplate, WebSocketMappingValue } from 'cdk-websocket-integrations';

/** A value of the answer in a request, for which the backend has not answered yet. */
export class FailsMappingValueOutOfPlaceStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    new WebSocketHttpIntegration('SendMessage', {
      url: 'https://chat.example.com/messages',
      requestTemplate: WebSocketMappingTemplate.json({ rooms: [{ id: WebSocketMappingValue.responseBody('$.id') }] }),
    });
  }
}
