import { CONNECTED_STATUS, FAILED_CONNECT_STATUS, UNMATCHED_RESPONSE_MESSAGE } from '../../service-facts/assumptions';
import { PROXY_TYPES } from '../../service-facts/integration-types';
import { parseIntegrationUri } from '../../service-facts/integration-uri';
import type { IntegrationModel, IntegrationResponseModel } from '../cloudformation/web-socket-api';
import { JavaException } from '../java/java-exception';
import { readLenientJson } from '../java/json-smart/read-json';
import { matches } from '../java/regex/string-regex';
import { JavaMap } from '../java/value';
import { BodyValues } from './body-values';
import { errorFrame, GatewayError } from './error-frame';
import { type Exchange, quote } from './exchange';
import { integrationOf, makeRequest, ownerOf } from './integration-request';
import { selectTemplate } from './template-selection';

/** What a backend answers. */
export interface BackendAnswer {
  readonly statusCode?: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
  /** Whether the backend does not answer in time. */
  readonly timedOut?: boolean;
  /** Whether there is no answer: a function throws, a host is not reached. */
  readonly failed?: boolean;
}

/** What the client gets. */
export interface IntegrationReply {
  /** Whether a frame is sent. */
  readonly sent: boolean;
  /** The text of the frame. */
  readonly body?: string;
  /** The HTTP status of the handshake; only on `$connect`. */
  readonly statusCode?: number;
  /** The key of the integration response that was chosen. */
  readonly responseKey?: string;
  /** The status that the backend responded with; undefined when it gave none. */
  readonly backendStatus?: number;
  /** Why API Gateway answers the client itself; undefined when the backend's response is used. */
  readonly error?: string;
}

/** Makes the reply of a route out of what its backend answers; a mock answers by its own template. */
export function makeReply(exchange: Exchange, answer: BackendAnswer): IntegrationReply {
  const { routeKey } = exchange.place;
  let backendStatus: number | undefined;
  try {
    const answered = backendAnswer(exchange, answer);
    backendStatus = answered.statusCode;
    const reply = routeKey === '$connect' ? handshake(exchange, answered) : frame(exchange, answered);
    return { ...reply, backendStatus };
  } catch (error) {
    if (!(error instanceof GatewayError)) {
      throw error;
    }
    return { ...refuse(exchange, error), backendStatus, error: error.reason };
  }
}

function refuse({ message, place, trace }: Exchange, error: GatewayError): IntegrationReply {
  trace.add(`API Gateway answers ${quote(error.frameMessage)}: ${error.reason}`);
  if (place.routeKey === '$connect') {
    return { sent: false, statusCode: error.handshakeStatus ?? FAILED_CONNECT_STATUS };
  }
  if (place.routeKey === '$disconnect') {
    return { sent: false };
  }
  // These frames are sent on a one-way route too.
  return { sent: true, body: errorFrame(error.frameMessage, message.connectionId, message.requestId) };
}

interface Answered {
  readonly integration: IntegrationModel;
  readonly statusCode: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

function backendAnswer(exchange: Exchange, answer: BackendAnswer): Answered {
  const integration = integrationOf(exchange);
  // Nothing is answered to a request that is not made.
  const request = makeRequest(exchange);
  if (integration.type === 'MOCK') {
    const { statusCode, headers, body, timedOut, failed } = answer;
    if ([statusCode, headers, body, timedOut, failed].some((value) => value !== undefined)) {
      throw new Error(
        `${quote(ownerOf(integration))} is a mock, which answers by its own template; leave the response out, save for the message`,
      );
    }
    return { integration, statusCode: mockStatus(exchange, integration, request.body ?? ''), headers: {}, body: '' };
  }
  if (answer.timedOut) {
    throw new GatewayError(
      `the backend takes longer than ${integration.timeoutInMillis} ms`,
      'Endpoint request timed out',
    );
  }
  if (answer.failed) {
    throw new GatewayError(
      'the backend gives no answer',
      'Internal server error',
      isProxy(integration) ? 502 : undefined,
    );
  }
  const { statusCode = 200, headers = {}, body = '' } = answer;
  exchange.trace.add(`the backend answers ${statusCode}`, ...(body === '' ? [] : [body]));
  return { integration, statusCode, headers, body };
}

/** The status of a mock: the number `statusCode` in the object that its request template renders. */
function mockStatus(exchange: Exchange, integration: IntegrationModel, body: string): number {
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
    );
  }
  exchange.trace.add(`the mock answers ${status}`);
  return status;
}

function isSuccess(statusCode: number): boolean {
  return statusCode >= 200 && statusCode < 300;
}

function isProxy({ type }: IntegrationModel): boolean {
  return PROXY_TYPES.includes(type);
}

function handshake(exchange: Exchange, answered: Answered): IntegrationReply {
  if (isProxy(answered.integration)) {
    const { statusCode } = answered;
    const isOpen = isSuccess(statusCode);
    exchange.trace.add(`the handshake ends with ${statusCode}: the connection is ${isOpen ? 'open' : 'refused'}`);
    return { sent: false, statusCode };
  }
  const response = selectResponse(exchange, answered);
  if (!response && answered.integration.responses.length > 0) {
    throw unmatched(exchange, answered);
  }
  const isOpen = isSuccess(answered.statusCode);
  exchange.trace.add(
    `the connection is ${isOpen ? 'open' : 'refused'}, since the backend answers ${answered.statusCode}`,
  );
  return { sent: false, statusCode: isOpen ? CONNECTED_STATUS : answered.statusCode, responseKey: response?.key };
}

function frame(exchange: Exchange, answered: Answered): IntegrationReply {
  const { route } = exchange.target;
  if (!route.twoWay || route.routeKey === '$disconnect') {
    exchange.trace.add(
      `nothing is sent: the route ${route.twoWay ? 'runs after the connection is closed' : 'is one-way'}`,
    );
    return { sent: false };
  }
  if (isProxy(answered.integration)) {
    exchange.trace.add('the body of the answer is sent, since a proxy has no integration responses', answered.body);
    return { sent: true, body: answered.body };
  }
  const response = selectResponse(exchange, answered);
  if (!response) {
    throw unmatched(exchange, answered);
  }
  const body = responseBody(exchange, answered, response);
  return { sent: true, body, responseKey: response.key };
}

function unmatched({ trace }: Exchange, { integration }: Answered): GatewayError {
  trace.add('no integration response fits');
  const keys = integration.responses.map(({ key }) => quote(key)).join(', ') || 'none';
  return new GatewayError(
    `${quote(ownerOf(integration))} has no integration response for the answer, and no "$default"; it has ${keys}`,
    UNMATCHED_RESPONSE_MESSAGE,
  );
}

/** What the keys of integration responses are matched with: the status, or the error message of a function. */
function matchedValue({ integration, statusCode, body }: Answered, exchange: Exchange): string {
  const isFunction = integration.type === 'AWS' && parseIntegrationUri(integration.uri ?? '')?.service === 'lambda';
  return isFunction ? (BodyValues.of(body, exchange.budget).textAt('errorMessage') ?? '') : String(statusCode);
}

function selectResponse(exchange: Exchange, answered: Answered): IntegrationResponseModel | undefined {
  const { responses } = answered.integration;
  const value = matchedValue(answered, exchange);
  const match = responses.find(({ key }) => {
    const pattern = /^\/(.*)\/$/s.exec(key)?.[1];
    return pattern !== undefined && fits(value, pattern, key, answered.integration, exchange);
  });
  const response = match ?? responses.find(({ key }) => key === '$default');
  if (response) {
    exchange.trace.add(
      `integration response ${quote(response.key)}: ${match ? 'matches' : 'taken for'} ${quote(value)}`,
    );
  }
  return response;
}

function fits(value: string, pattern: string, key: string, integration: IntegrationModel, exchange: Exchange): boolean {
  try {
    return matches(value, pattern, exchange.budget);
  } catch (error) {
    if (error instanceof JavaException) {
      const owner = quote(ownerOf(integration));
      throw new Error(`the integration response ${quote(key)} of ${owner} is no regular expression: ${error.message}`);
    }
    throw error;
  }
}

function responseBody(exchange: Exchange, answered: Answered, response: IntegrationResponseModel): string {
  if (response.contentHandling !== undefined) {
    exchange.trace.add(`content handling ${response.contentHandling}: not modelled, the body is text already`);
  }
  const selection = selectTemplate(response.templates, response.templateSelectionExpression, (variable) => {
    const header = /^integration\.response\.(?:multivalue)?header\.(.+)$/.exec(variable)?.[1];
    if (header !== undefined) {
      return Object.hasOwn(answered.headers, header) ? answered.headers[header] : undefined;
    }
    return variable === 'integration.response.statuscode'
      ? String(answered.statusCode)
      : exchange.requestValue(variable);
  });
  const rendered = exchange.render('response', response.templates, selection, answered.body, ownerOf(response));
  if (rendered === undefined) {
    exchange.trace.add(`the body of the answer is sent as it is: ${selection.reason}`, answered.body);
  }
  return rendered ?? answered.body;
}
