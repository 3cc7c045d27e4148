import type { RouteModel } from '../../../lib/runtime/cloudformation/web-socket-api';
import { Exchange } from '../../../lib/runtime/exchange/exchange';
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
  return new Exchange(target, { ...message, body: message.body ?? '', stageVariables: stage.variables });
}

/** The steps of an exchange as data. */
export function traceOf({ trace }: Exchange): TraceStep[] {
  return trace.steps.map(({ text, details }) => ({ step: text, details }));
}
