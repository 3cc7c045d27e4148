import { type App, Stack } from 'aws-cdk-lib';
import { WebSocketMappingTemplate, WebSocketMappingValue } from 'cdk-websocket-integrations';

/** A mapping value in the name of a member, with which a message could choose the structure of the body. */
export class FailsMappingTemplateInvalidStack extends Stack {
  constructor(scope: App, id: string) {
    super(scope, id);

    const room = WebSocketMappingValue.requestBody('$.room');
    WebSocketMappingTemplate.json({ rooms: [{ [`room-${room}`]: true }] });
  }
}
