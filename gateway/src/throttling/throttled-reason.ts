import type { AssumptionId } from '../../../lib/service-facts/assumptions';
import type { LimitName } from '../connections/limits';
import { type Faults, happensAt } from '../control/faults';
import type { Arrival } from '../exchange/arrival';
import type { Throttles } from './throttles';

/** What throttling needs of the gateway. */
export interface ThrottlingSurroundings {
  readonly throttles: Throttles;
  readonly faults: () => Faults;
  readonly isRelaxed: (limit: LimitName) => boolean;
}

/** Why a request is throttled; undefined when it is not. One that no route takes counts for none. */
export function throttledReason(
  { faults, isRelaxed, throttles }: ThrottlingSurroundings,
  arrival: Arrival,
  routeKey: string,
  connectionId: string,
  isRouted: boolean,
): { readonly reason: string; readonly assumptions: readonly AssumptionId[] } | undefined {
  if (isRelaxed('throttling')) {
    return undefined;
  }
  const { api, stage } = arrival;
  if (happensAt(faults().throttle, { api: api.name, stage: stage.name, routeKey, connectionId })) {
    return { reason: 'request is throttled, since a fault was injected by the control API', assumptions: [] };
  }
  const limit = isRouted ? throttles.exceeded(arrival, routeKey) : undefined;
  return (
    limit && {
      reason:
        `route ${JSON.stringify(routeKey)} of stage ${JSON.stringify(stage.name)} gets more requests than its throttling allows, ` +
        `got ${JSON.stringify(limit)}; raise the limit, or run with --relaxed throttling`,
      assumptions: ['throttling-per-route'],
    }
  );
}
