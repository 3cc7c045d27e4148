import { FAILED_PROXY_STATUS, TIMED_OUT_CONNECT_STATUS } from '../../service-facts/assumptions';
import type { IntegrationModel } from '../cloudformation/web-socket-api';
import { readLenientJson } from '../java/json-smart/read-json';
import { JavaMap } from '../java/value';
import { GatewayError } from './error-frame';
import type { Exchange } from './exchange';
import { type HttpResponse, readFunctionResult, subprotocols } from './function-result';
import { quote } from './quoted';
import { ownerOf } from './route-integration';

/** What a backend answers. */
export interface BackendAnswer {
  readonly statusCode?: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
  /** What the function of a proxy integration returns, as JSON text; instead of status, headers and body. */
  readonly functionResult?: string;
  /** Whether the backend does not answer in time. */
  readonly timedOut?: boolean;
  /** Whether there is no answer: a function throws, a host is not reached. */
  readonly failed?: boolean;
  /** Why there is no answer. */
  readonly reason?: string;
  /** The status of the handshake when there is no answer, where the kind of failure decides it. */
  readonly handshakeStatus?: number;
}

/** Whether an integration passes the response of its backend on as it is. */
export function isProxy({ type }: IntegrationModel): boolean {
  return type === 'AWS_PROXY' || type === 'HTTP_PROXY';
}

/** Reads what a backend answers. Throws a `GatewayError` when there is no answer, or one that cannot be used. */
export function readAnswer(exchange: Exchange, integration: IntegrationModel, answer: BackendAnswer): HttpResponse {
  if (answer.timedOut) {
    throw new GatewayError(
      answer.reason ?? `the backend takes longer than ${integration.timeoutInMillis} ms`,
      'Endpoint request timed out',
      {
        handshakeStatus: answer.handshakeStatus ?? TIMED_OUT_CONNECT_STATUS,
        assumptions: onConnect(exchange, 'handshake-function-timeout'),
      },
    );
  }
  if (answer.failed) {
    throw new GatewayError(answer.reason ?? 'the backend gives no answer', 'Internal server error', {
      handshakeStatus: answer.handshakeStatus ?? (isProxy(integration) ? FAILED_PROXY_STATUS : undefined),
      assumptions: onConnect(exchange, 'handshake-failed'),
    });
  }
  const response = responseOf(integration, answer);
  const details = response.body === '' ? [] : [response.body];
  exchange.trace.add('response', `the backend answers ${response.statusCode}`, { details });
  if (response.isBase64Encoded) {
    exchange.trace.add('not modelled', 'body of the function: sent as it is, not decoded from base64', {
      assumptions: ['response-content-handling'],
    });
  }
  return response;
}

function onConnect<Id>({ place }: Exchange, id: Id): Id[] {
  return place.routeKey === '$connect' ? [id] : [];
}

function responseOf(integration: IntegrationModel, answer: BackendAnswer): HttpResponse {
  const { functionResult } = answer;
  if (functionResult === undefined) {
    const { statusCode = 200, headers = {}, body = '' } = answer;
    return { statusCode, headers, body, subprotocols: integration.type === 'AWS_PROXY' ? subprotocols(headers) : [] };
  }
  if (integration.type !== 'AWS_PROXY') {
    throw new Error(
      `functionResult is only for a Lambda proxy integration at ${quote(ownerOf(integration))}, got type ${integration.type}; set statusCode, headers and body`,
    );
  }
  const member = (['statusCode', 'headers', 'body'] as const).find((name) => answer[name] !== undefined);
  if (member !== undefined) {
    throw new Error(
      `functionResult already has the whole response at ${quote(ownerOf(integration))}, got ${member} too; leave it out`,
    );
  }
  return readFunctionResult(functionResult);
}

/** What a mock answers: the number `statusCode` in the object that its request template renders. */
export function mockAnswer(
  exchange: Exchange,
  integration: IntegrationModel,
  answer: BackendAnswer,
  body: string,
): HttpResponse {
  if (Object.values(answer).some((value) => value !== undefined)) {
    throw new Error(
      `${quote(ownerOf(integration))} is a mock, which answers by its own template; leave the response out, save for the message`,
    );
  }
  let status: unknown;
  try {
    const document = readLenientJson(body, exchange.budget);
    status = document instanceof JavaMap ? document.entries.get('statusCode') : undefined;
  } catch {
    // What cannot be read has no status either.
  }
  if (typeof status !== 'number') {
    throw new GatewayError(
      `the mock ${quote(ownerOf(integration))} has no status: its request template must render an object ` +
        `with a whole number statusCode, and it renders\n${body}`,
      'Internal server error',
      { assumptions: ['mock-status'] },
    );
  }
  exchange.trace.add('response', `the mock answers ${status}`, { assumptions: ['mock-status'] });
  return { statusCode: status, headers: {}, body: '', subprotocols: [] };
}
