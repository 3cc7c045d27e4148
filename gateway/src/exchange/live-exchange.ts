import type { RouteModel } from '../../../lib/runtime/cloudformation/web-socket-api';
import { eventType } from '../../../lib/runtime/exchange/context';
import { Exchange } from '../../../lib/runtime/exchange/exchange';
import { selectRoute } from '../../../lib/runtime/exchange/route-selection';
import type { TraceStep } from '../control/events';
import type { Arrival } from './arrival';
import type { LiveMessage } from './live-message';

/** Opens an exchange of the runtime for a message that a client really sent. */
export function openExchange({ api, stage, domainName }: Arrival, route: RouteModel, message: LiveMessage): Exchange {
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
  exchange.trace.add('route', `route ${JSON.stringify(route.routeKey)}: ${reason(exchange)}`);
  return exchange;
}

/** What selected the route. */
function reason({ budget, message, place, target: { api } }: Exchange): string {
  if (eventType(place.routeKey) !== 'MESSAGE') {
    return 'selected by the connection';
  }
  const keys = api.routes.map(({ routeKey }) => routeKey);
  const { value } = selectRoute(api.routeSelectionExpression, keys, message.body, budget);
  const expression = JSON.stringify(api.routeSelectionExpression);
  return value === undefined ? 'the message is not JSON' : `${expression} gives ${JSON.stringify(value)}`;
}

/** The steps of an exchange as data. */
export function traceOf({ trace }: Exchange): TraceStep[] {
  return trace.steps.map(({ assumptions, details, kind, text }) => ({ kind, step: text, details, assumptions }));
}
