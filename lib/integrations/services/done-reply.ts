import { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { WebSocketMappingValue } from '../../mapping/mapping-value';

/** What a client gets when a service has done what it was asked, and has nothing to say of it. */
export function doneReply(): WebSocketMappingTemplate {
  return WebSocketMappingTemplate.json({
    message: 'OK',
    requestId: WebSocketMappingValue.contextVariable('requestId'),
  });
}
