import { DEFAULT_CONTENT_TYPE } from '../../service-facts/headers';
import type { IntegrationModel } from '../cloudformation/web-socket-api';
import type { Exchange } from './exchange';
import { lambdaEvent } from './lambda-event';
import type { MappedParameter } from './parameter-mapping';
import { quote } from './quoted';
import { requestBody } from './request-body';
import { requestHeaders } from './request-headers';
import { requestParameters } from './request-parameters';
import { requestUri } from './request-uri';
import { integrationOf, ownerOf } from './route-integration';

/** The request that a backend gets. A mock has none: only a body. A route without an integration has nothing. */
export interface IntegrationRequest {
  readonly method?: string;
  readonly uri?: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
  /** Whether the body is bytes, given here in base64. */
  readonly isBase64Encoded: boolean;
}

/** The outcome of making a request, to be looked at again when the reply is made. */
type Outcome = { readonly request: IntegrationRequest } | { readonly error: unknown };

const OUTCOMES = new WeakMap<Exchange, Outcome>();

/**
 * Makes the request to the backend of a route, once for each exchange. Throws a `GatewayError` where API Gateway answers
 * the client instead.
 */
export function makeRequest(exchange: Exchange): IntegrationRequest {
  const outcome = OUTCOMES.get(exchange) ?? attempt(exchange);
  OUTCOMES.set(exchange, outcome);
  if ('error' in outcome) {
    throw outcome.error;
  }
  return outcome.request;
}

function attempt(exchange: Exchange): Outcome {
  try {
    return { request: render(exchange) };
  } catch (error) {
    return { error };
  }
}

function render(exchange: Exchange): IntegrationRequest {
  const { trace, target } = exchange;
  noteRequestModels(exchange);
  const integration = integrationOf(exchange);
  if (!integration) {
    trace.add('integration', `no integration: route ${quote(target.route.routeKey)} does without`, {
      assumptions: ['no-integration-on-connection'],
    });
    return { headers: {}, isBase64Encoded: false };
  }
  trace.add('integration', `integration ${quote(ownerOf(integration))}: ${integration.type}`);
  if (integration.type === 'AWS_PROXY') {
    return functionRequest(exchange, integration);
  }
  const body = requestBody(exchange, integration);
  if (integration.type === 'MOCK') {
    trace.add('request', 'no request: a mock has no backend');
    return { headers: {}, body, isBase64Encoded: false };
  }
  const parameters = requestParameters(exchange, integration);
  const uri = requestUri(exchange, integration, parameters);
  const headers = requestHeaders(exchange, integration, parameters, body);
  const isBase64Encoded = integration.contentHandling === 'CONVERT_TO_BINARY';
  const method = integration.method ?? 'POST';
  const details = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const isDefault = headers['Content-Type'] === DEFAULT_CONTENT_TYPE && !parameters.some(isContentType);
  trace.add('request', `request ${method} ${uri}`, {
    details,
    assumptions: isDefault ? ['default-content-type'] : [],
  });
  return { method, uri, headers, body, isBase64Encoded };
}

function isContentType({ kind, name }: MappedParameter): boolean {
  return kind === 'header' && name.toLowerCase() === 'content-type';
}

function noteRequestModels({ trace, target: { route } }: Exchange): void {
  const models = Object.values(route.requestModels);
  if (models.length > 0) {
    trace.add('not modelled', `request model ${models.map(quote).join(', ')}: the message is not checked against it`, {
      assumptions: ['request-models'],
    });
  }
}

function functionRequest(exchange: Exchange, integration: IntegrationModel): IntegrationRequest {
  const uri = requestUri(exchange, integration, []);
  const body = lambdaEvent(exchange.message, exchange.place);
  exchange.trace.add('request', `request POST ${uri}`, { details: ['the body is the event of the function'] });
  return {
    method: 'POST',
    uri,
    headers: requestHeaders(exchange, integration, [], body),
    body,
    isBase64Encoded: false,
  };
}
