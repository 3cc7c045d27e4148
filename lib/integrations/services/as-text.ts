import { WebSocketMappingValue } from '../../mapping/mapping-value';

/** A value as a text, for a field of JSON that takes nothing else. */
export function asText(value: WebSocketMappingValue): WebSocketMappingValue {
  return WebSocketMappingValue.format('{}', value);
}
