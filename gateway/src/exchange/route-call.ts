import type { IntegrationModel, RouteModel } from '../../../lib/runtime/cloudformation/web-socket-api';
import { GatewayError } from '../../../lib/runtime/exchange/error-frame';
import type { Exchange } from '../../../lib/runtime/exchange/exchange';
import { type IntegrationReply, makeReply } from '../../../lib/runtime/exchange/integration-reply';
import { makeRequest } from '../../../lib/runtime/exchange/integration-request';
import { type Backend, type BackendResult, failed } from '../backends/backend';
import { invokedTarget } from '../backends/function-backend';
import type { TraceStep } from '../control/events';
import { type Faults, happensAt } from '../control/faults';
import type { Arrival } from './arrival';
import { type Inspection, inspect } from './inspection';
import { openExchange, traceOf } from './live-exchange';
import type { LiveMessage } from './live-message';
import { type TimeLimitSurroundings, withTimeLimit } from './time-limit';

/** The backends by what they reach. */
export interface Backends {
  readonly http: Backend;
  readonly functions: Backend;
  readonly services: Backend;
}

/** What route calls share. */
export interface RouteSurroundings extends TimeLimitSurroundings {
  readonly backends: Backends;
  readonly faults: () => Faults;
}

/** What came of a message that a route took. */
export interface RouteOutcome {
  readonly reply: IntegrationReply;
  readonly backend: string | null;
  readonly status: number | null;
  readonly error: string | null;
  readonly trace: readonly TraceStep[];
  readonly assumptions: readonly string[];
  /** For whoever looks at the message afterwards; undefined when no route took it. */
  readonly inspection?: Inspection;
}

/**
 * Takes a message through a route: to its backend, and back.
 *
 * @param selected the value of the route selection expression; undefined for a message that is not JSON
 */
export async function callRoute(
  surroundings: RouteSurroundings,
  arrival: Arrival,
  route: RouteModel,
  message: LiveMessage,
  selected?: string,
): Promise<RouteOutcome> {
  const exchange = openExchange(arrival, route, message, selected);
  const { integration } = route;
  const result = integration ? await askBackend(surroundings, arrival, exchange, integration, message) : { answer: {} };
  for (const note of result.notes ?? []) {
    exchange.trace.add('request', note);
  }
  const reply = makeReply(exchange, result.answer);
  return {
    reply,
    backend: integration?.type ?? null,
    status: result.status ?? reply.backendStatus ?? null,
    error: result.error ?? reply.error ?? null,
    trace: traceOf(exchange),
    assumptions: exchange.trace.assumptions,
    inspection: inspect(exchange, result.answer),
  };
}

/** Asks the backend; a mock has none, and a request that is not made reaches none. */
async function askBackend(
  surroundings: RouteSurroundings,
  arrival: Arrival,
  exchange: Exchange,
  integration: IntegrationModel,
  message: LiveMessage,
): Promise<BackendResult> {
  if (integration.type === 'MOCK') {
    return { answer: {} };
  }
  let request: ReturnType<typeof makeRequest>;
  try {
    request = makeRequest(exchange);
  } catch (error) {
    if (error instanceof GatewayError) {
      // The reply tells why.
      return { answer: {} };
    }
    throw error;
  }
  const { api, stage } = arrival;
  const place = {
    api: api.name,
    stage: stage.name,
    routeKey: exchange.place.routeKey,
    connectionId: message.connectionId,
  };
  if (happensAt(surroundings.faults().backendError, place)) {
    return failed('backend fails, since a fault was injected by the control API');
  }
  const backend = backendOf(surroundings.backends, integration, request.uri ?? '');
  const call = { ...arrival, routeKey: exchange.place.routeKey, requestId: message.requestId, integration, request };
  const { timeoutInMillis } = integration;
  const late = { answer: { timedOut: true, reason: `backend takes longer than ${timeoutInMillis} ms` } };
  return withTimeLimit<BackendResult>(surroundings, timeoutInMillis, late, (signal) =>
    backend.call({ ...call, signal }),
  );
}

function backendOf({ functions, http, services }: Backends, { type }: IntegrationModel, uri: string): Backend {
  if (type === 'HTTP' || type === 'HTTP_PROXY') {
    return http;
  }
  return type === 'AWS_PROXY' || invokedTarget(uri) !== undefined ? functions : services;
}
