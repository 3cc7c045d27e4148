import type { RouteModel } from '../../../lib/runtime/cloudformation/web-socket-api';
import { Exchange } from '../../../lib/runtime/exchange/exchange';
import type { TraceStep } from '../control/events';
import type { Arrival } from './arrival';
import type { LiveMessage } from './live-message';

/**
 * Opens an exchange of the runtime for a message that a client really sent.
 *
 * @param selected the value of the route selection expression; undefined for a message that is not JSON
 */
export function openExchange(
  { api, stage, domainName }: Arrival,
  route: RouteModel,
  message: LiveMessage,
  selected?: string,
): Exchange {
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
  const exchange = new Exchange(target, { ...message, body: message.body ?? '', stageVariables: stage.variables });
  exchange.trace.add('route', `route ${JSON.stringify(route.routeKey)}: ${reason(exchange, selected)}`);
  return exchange;
}

/** What selected the route. */
function reason({ place: { routeKey }, target: { api } }: Exchange, selected?: string): string {
  if (routeKey === '$connect' || routeKey === '$disconnect') {
    return 'selected by the connection';
  }
  return selected === undefined
    ? 'the message is not JSON'
    : `${JSON.stringify(api.routeSelectionExpression)} gives ${JSON.stringify(selected)}`;
}

/** The steps of an exchange as data. */
export function traceOf({ trace }: Exchange): TraceStep[] {
  return trace.steps.map(({ assumptions, details, kind, text }) => ({ kind, step: text, details, assumptions }));
}
