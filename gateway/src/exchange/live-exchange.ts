import type { RouteModel } from '../../../lib/runtime/cloudformation/web-socket-api';
import { Exchange } from '../../../lib/runtime/exchange/exchange';
import type { TraceStep } from '../control/events';
import type { Arrival } from './arrival';
import type { LiveMessage, ValuesByName } from './live-message';

/** Opens an exchange of the runtime for a message that a client really sent. */
export function openExchange({ api, domainName, stage }: Arrival, route: RouteModel, message: LiveMessage): Exchange {
  const target = {
    api: api.model,
    route,
    stage,
    region: api.region,
    accountId: api.accountId,
    partition: api.partition,
    urlSuffix: api.urlSuffix,
    domainName,
  };
  const isConnect = route.routeKey === '$connect';
  return new Exchange(target, {
    body: message.body,
    connectionId: message.connectionId,
    requestId: message.requestId,
    messageId: message.messageId,
    requestTime: message.requestTime,
    connectedAt: message.connectedAt,
    sourceIp: message.sourceIp,
    userAgent: message.userAgent ?? '',
    authorizer: message.authorizer,
    ...(isConnect
      ? { multiValueHeaders: toObject(message.headers), multiValueQueryStringParameters: toObject(message.queryString) }
      : {}),
    contextVariables: message.disconnect
      ? {
          disconnectStatusCode: String(message.disconnect.statusCode),
          disconnectReason: message.disconnect.reason,
        }
      : {},
  });
}

function toObject(values: ValuesByName): { [name: string]: readonly string[] } {
  return Object.fromEntries(values);
}

/** The steps of an exchange as data. */
export function traceOf({ trace }: Exchange): TraceStep[] {
  return trace
    .toString()
    .split(/\n(?=\d+\. )/)
    .map((text) => {
      const [step = '', ...details] = text.split('\n');
      return { step: step.replace(/^\d+\. /, ''), details: details.map((detail) => detail.replace(/^ {5}/, '')) };
    });
}
