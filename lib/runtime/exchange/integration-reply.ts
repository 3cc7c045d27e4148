import { CONNECTED_STATUS, FAILED_CONNECT_STATUS } from '../../service-facts/assumptions';
import { SUBPROTOCOL_HEADER } from '../../service-facts/headers';
import { selectionVariable } from '../../service-facts/selection-expressions';
import type { IntegrationModel, IntegrationResponseModel } from '../cloudformation/web-socket-api';
import { type BackendAnswer, isProxy, mockAnswer, readAnswer } from './backend-answer';
import { errorFrame, GatewayError } from './error-frame';
import type { Exchange } from './exchange';
import type { HttpResponse } from './function-result';
import { makeRequest } from './integration-request';
import { quote } from './quoted';
import { requestValue } from './request-variables';
import { selectResponse } from './response-selection';
import { integrationOf, ownerOf } from './route-integration';
import { renderTemplate } from './template-rendering';
import { selectTemplate } from './template-selection';

/** What the client gets. */
export interface IntegrationReply {
  /** Whether a frame is sent. */
  readonly sent: boolean;
  /** The text of the frame. */
  readonly body?: string;
  /** The HTTP status of the handshake; only on `$connect`. */
  readonly statusCode?: number;
  /** The values of `Sec-WebSocket-Protocol` in the response to the handshake. */
  readonly subprotocols?: readonly string[];
  /** The key of the integration response that was selected. */
  readonly responseKey?: string;
  /** The status that the backend responded with; undefined when it gave none. */
  readonly backendStatus?: number;
  /** Why API Gateway answers the client itself; undefined when the backend's response is used. */
  readonly error?: string;
}

/** The headers of the response to a handshake. */
export function handshakeHeaders({ subprotocols = [] }: IntegrationReply): { readonly [name: string]: string } {
  return subprotocols.length === 0 ? {} : { [SUBPROTOCOL_HEADER]: subprotocols.join(', ') };
}

/**
 * Makes the reply of a route out of what its backend answers; a mock answers by its own template. The request is made
 * first, unless it was made already.
 */
export function makeReply(exchange: Exchange, answer: BackendAnswer): IntegrationReply {
  const { routeKey } = exchange.place;
  let backendStatus: number | undefined;
  try {
    // Nothing is answered to a request that is not made.
    const request = makeRequest(exchange);
    const integration = integrationOf(exchange);
    if (!integration) {
      return withoutIntegration(exchange);
    }
    const response =
      integration.type === 'MOCK'
        ? mockAnswer(exchange, integration, answer, request.body ?? '')
        : readAnswer(exchange, integration, answer);
    backendStatus = response.statusCode;
    const reply =
      routeKey === '$connect' ? handshake(exchange, integration, response) : frame(exchange, integration, response);
    return { ...reply, backendStatus };
  } catch (error) {
    if (!(error instanceof GatewayError)) {
      throw error;
    }
    return { ...refuse(exchange, error), backendStatus, error: error.reason };
  }
}

function withoutIntegration({ place, trace }: Exchange): IntegrationReply {
  if (place.routeKey === '$connect') {
    trace.add('reply', 'the connection is open');
    return { sent: false, statusCode: CONNECTED_STATUS };
  }
  trace.add('reply', 'nothing is sent: the route runs after the connection is closed');
  return { sent: false };
}

function refuse({ message, place, trace }: Exchange, error: GatewayError): IntegrationReply {
  const { assumptions, handshakeStatus = FAILED_CONNECT_STATUS, template } = error.parts;
  trace.add('error', `API Gateway answers ${quote(error.frameMessage)}: ${error.reason}`, { assumptions, template });
  if (place.routeKey === '$connect') {
    return { sent: false, statusCode: handshakeStatus };
  }
  if (place.routeKey === '$disconnect') {
    return { sent: false };
  }
  // These frames are sent on a one-way route too.
  return { sent: true, body: errorFrame(error.frameMessage, message.connectionId, message.requestId) };
}

function isSuccess(statusCode: number): boolean {
  return statusCode >= 200 && statusCode < 300;
}

function handshake(exchange: Exchange, integration: IntegrationModel, response: HttpResponse): IntegrationReply {
  const { statusCode, subprotocols } = response;
  const state = isSuccess(statusCode) ? 'open' : 'refused';
  if (isProxy(integration)) {
    exchange.trace.add('reply', `the handshake ends with ${statusCode}: the connection is ${state}`, {
      details: subprotocols.map((value) => `${SUBPROTOCOL_HEADER}: ${value}`),
      assumptions: integration.type === 'HTTP_PROXY' ? ['subprotocol-source'] : [],
    });
    return { sent: false, statusCode, subprotocols };
  }
  const selected = selectResponse(exchange, integration, response);
  if (!selected && integration.responses.length > 0) {
    throw unmatched(exchange, integration);
  }
  exchange.trace.add('reply', `the connection is ${state}, since the backend answers ${statusCode}`, {
    assumptions: ['handshake-without-proxy'],
  });
  return { sent: false, statusCode: isSuccess(statusCode) ? CONNECTED_STATUS : statusCode, responseKey: selected?.key };
}

function frame(exchange: Exchange, integration: IntegrationModel, response: HttpResponse): IntegrationReply {
  const { twoWay, routeKey } = exchange.target.route;
  if (!twoWay || routeKey === '$disconnect') {
    exchange.trace.add(
      'reply',
      `nothing is sent: the route ${routeKey === '$disconnect' ? 'runs after the connection is closed' : 'is one-way'}`,
    );
    return { sent: false };
  }
  if (isProxy(integration)) {
    exchange.trace.add('reply', 'the body of the answer is sent, since a proxy has no integration responses', {
      details: [response.body],
      assumptions: isSuccess(response.statusCode) ? [] : ['proxy-status-ignored'],
    });
    return { sent: true, body: response.body };
  }
  const selected = selectResponse(exchange, integration, response);
  if (!selected) {
    throw unmatched(exchange, integration);
  }
  return { sent: true, body: responseBody(exchange, response, selected), responseKey: selected.key };
}

function unmatched({ trace }: Exchange, integration: IntegrationModel): GatewayError {
  trace.add('selection', 'no integration response matches');
  const keys = integration.responses.map(({ key }) => quote(key)).join(', ') || 'none';
  return new GatewayError(
    `${quote(ownerOf(integration))} has no integration response for the answer, and no "$default"; it has ${keys}`,
    'Internal server error',
    { assumptions: ['response-unmatched'] },
  );
}

function responseBody(exchange: Exchange, response: HttpResponse, selected: IntegrationResponseModel): string {
  if (selected.contentHandling !== undefined) {
    exchange.trace.add('not modelled', `content handling ${selected.contentHandling}: the body is text already`, {
      assumptions: ['response-content-handling'],
    });
  }
  const selection = selectTemplate(
    selected.templates,
    selected.templateSelectionExpression,
    (variable) => responseValue(response, variable) ?? requestValue(exchange, variable),
  );
  const rendered = renderTemplate(
    exchange,
    'response',
    selected.templates,
    selection,
    response.body,
    ownerOf(selected),
  );
  if (rendered === undefined) {
    exchange.trace.add('reply', `the body of the answer is sent as it is: ${selection.reason}`, {
      details: [response.body],
      assumptions: ['response-passthrough', ...selection.assumptions],
    });
  }
  return rendered ?? response.body;
}

function responseValue({ headers, statusCode }: HttpResponse, variable: string): string | undefined {
  const { kind, name = '' } = selectionVariable(variable) ?? {};
  switch (kind) {
    case 'integration.response.statuscode':
      return String(statusCode);
    case 'integration.response.header':
    case 'integration.response.multivalueheader':
      return Object.hasOwn(headers, name) ? headers[name] : '';
    default:
      return undefined;
  }
}
