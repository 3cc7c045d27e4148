import { disconnectHeaders } from '../../service-facts/headers';
import { domainName, eventType, type Place } from './context';
import type { Message, ValuesByName } from './message';

const NONE: ValuesByName = new Map();

/** A message with the headers and the query string that a route sees of it. */
export function routeMessage(message: Message, place: Place): Message {
  switch (eventType(place.routeKey)) {
    case 'CONNECT':
      return message;
    case 'DISCONNECT': {
      const headers = new Map(disconnectHeaders(domainName(place)).map(([name, value]) => [name, [value]]));
      return { ...message, headers, queryString: NONE };
    }
    default:
      return { ...message, headers: NONE, queryString: NONE };
  }
}
