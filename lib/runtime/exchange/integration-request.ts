import {
  FORBIDDEN_AWS_HEADERS,
  FORBIDDEN_HEADERS,
  REFUSED_BODY_MESSAGE,
  REFUSED_HEADER_MESSAGE,
  USUAL_CONTENT_TYPE,
} from '../../service-facts/assumptions';
import { parseIntegrationUri } from '../../service-facts/integration-uri';
import type { IntegrationModel } from '../cloudformation/web-socket-api';
import { toText } from '../java/text';
import { JavaMap } from '../java/value';
import { percentEncode } from '../variables/percent-encoding';
import { GatewayError } from './error-frame';
import { type Exchange, quote } from './exchange';
import { lambdaEvent } from './lambda-event';
import { lastValues } from './message';
import { type MappedParameter, mapParameters, type ParameterKind } from './parameter-mapping';
import { selectTemplate } from './template-selection';

/** The request that a backend gets. A mock has none: only a body. */
export interface IntegrationRequest {
  readonly method?: string;
  readonly uri?: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
  /** Whether the body is bytes, given here in base64. */
  readonly isBase64Encoded: boolean;
}

/** The integration of the route. */
export function integrationOf({ target: { route } }: Exchange): IntegrationModel {
  if (!route.integration) {
    const missing =
      route.unknownTarget === undefined
        ? 'has no integration'
        : `has target ${quote(route.unknownTarget)}, which is not in this template`;
    throw new Error(`route ${quote(route.routeKey)} ${missing}; test it with the template that makes its integration`);
  }
  return route.integration;
}

/** Who owns an integration, for messages. */
export function ownerOf(integration: { readonly constructPath?: string; readonly logicalId: string }): string {
  return integration.constructPath ?? integration.logicalId;
}

/** The requests that were made, since a live reply comes later than its request, and must not render it again. */
const requests = new WeakMap<Exchange, IntegrationRequest>();

/** Makes the request to the backend of a route, once. Throws a `GatewayError` where API Gateway answers instead. */
export function makeRequest(exchange: Exchange): IntegrationRequest {
  const request = requests.get(exchange) ?? renderRequest(exchange);
  requests.set(exchange, request);
  return request;
}

function renderRequest(exchange: Exchange): IntegrationRequest {
  const integration = integrationOf(exchange);
  exchange.trace.add(`integration ${quote(ownerOf(integration))}: ${integration.type}`);
  if (integration.type === 'AWS_PROXY') {
    return makeLambdaProxyRequest(exchange, integration);
  }
  const body = makeBody(exchange, integration);
  if (integration.type === 'MOCK') {
    exchange.trace.add('no request: a mock has no backend');
    return { headers: {}, body, isBase64Encoded: false };
  }
  const parameters = override(exchange, mapped(exchange, integration));
  const uri = makeUri(exchange, integration, parameters);
  const headers = makeHeaders(exchange, integration, parameters);
  const isBase64Encoded = integration.contentHandling === 'CONVERT_TO_BINARY';
  const method = integration.method ?? 'POST';
  exchange.trace.add(
    `request ${method} ${uri}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  );
  return { method, uri, headers, body, isBase64Encoded };
}

function makeLambdaProxyRequest(exchange: Exchange, integration: IntegrationModel): IntegrationRequest {
  const uri = awsUri(exchange, substitute(exchange, integration.uri ?? ''));
  const body = lambdaEvent(exchange.message, exchange.place);
  exchange.trace.add(`request POST ${uri}`, 'the body is the event of the function');
  return { method: 'POST', uri, headers: usualHeaders(exchange, true), body, isBase64Encoded: false };
}

/** The body: that of the message, or what a template makes of it. */
function makeBody(exchange: Exchange, integration: IntegrationModel): string | undefined {
  const { message, trace } = exchange;
  if (integration.type === 'HTTP_PROXY') {
    trace.add('body: that of the message, since a proxy has no template');
    return message.body === '' ? undefined : message.body;
  }
  const templates = integration.requestTemplates;
  const selection = selectTemplate(templates, integration.templateSelectionExpression, (variable) =>
    exchange.requestValue(variable),
  );
  const rendered = exchange.render('request', templates, selection, message.body, ownerOf(integration));
  if (rendered !== undefined) {
    return rendered;
  }
  const hasTemplates = Object.keys(templates).length > 0;
  const behavior = integration.passthroughBehavior;
  if (behavior === 'NEVER' || (behavior === 'WHEN_NO_TEMPLATES' && hasTemplates)) {
    throw new GatewayError(
      `no request template of ${quote(ownerOf(integration))} fits (${selection.reason}), ` +
        `and its passthrough behavior is ${quote(behavior)}; add a template with the key "$default"`,
      REFUSED_BODY_MESSAGE,
    );
  }
  trace.add(
    `body: that of the message, by passthrough behavior ${quote(behavior)}: ${hasTemplates ? selection.reason : 'there are no templates'}`,
  );
  return message.body === '' ? undefined : message.body;
}

function mapped(exchange: Exchange, integration: IntegrationModel): MappedParameter[] {
  const parameters = mapParameters(integration.requestParameters, exchange);
  for (const { kind, name, source, value } of parameters) {
    exchange.trace.add(
      value === undefined
        ? `parameter ${kind}.${name}: dropped, since ${source} has no value`
        : `parameter ${kind}.${name}: ${quote(value)}, from ${source}`,
    );
  }
  return parameters;
}

/** Adds what a template set in `$context.requestOverride`, over the parameters of the same names. */
function override(exchange: Exchange, parameters: MappedParameter[]): MappedParameter[] {
  const overrides = exchange.context.entries.get('requestOverride');
  const added: MappedParameter[] = [];
  for (const kind of ['header', 'querystring', 'path'] as const) {
    const values = overrides instanceof JavaMap ? overrides.entries.get(kind) : undefined;
    for (const [name, value] of values instanceof JavaMap ? values.entries : []) {
      const parameter = {
        kind,
        name: toText(name, exchange.budget),
        source: '$context.requestOverride',
        value: toText(value, exchange.budget),
      };
      exchange.trace.add(`parameter ${kind}.${parameter.name}: ${quote(parameter.value)}, from ${parameter.source}`);
      added.push(parameter);
    }
  }
  return [...parameters, ...added];
}

function valuesOf(parameters: readonly MappedParameter[], kind: ParameterKind): [string, string][] {
  const values = new Map<string, string>();
  for (const parameter of parameters) {
    if (parameter.kind === kind && parameter.value !== undefined) {
      values.set(parameter.name, parameter.value);
    }
  }
  return [...values];
}

function makeUri(exchange: Exchange, integration: IntegrationModel, parameters: readonly MappedParameter[]): string {
  let uri = substitute(exchange, integration.uri ?? '');
  for (const [name, value] of valuesOf(parameters, 'path')) {
    uri = uri.replaceAll(`{${name}}`, () => percentEncode(value));
  }
  for (const [placeholder] of uri.matchAll(/\{[^{}]*\}/g)) {
    exchange.trace.add(`path parameter ${placeholder}: left in the URL, since no value is mapped to it`);
  }
  if (integration.type === 'AWS') {
    uri = awsUri(exchange, uri);
  }
  const query = valuesOf(parameters, 'querystring')
    .map((pair) => pair.map(percentEncode).join('='))
    .join('&');
  return query === '' ? uri : `${uri}${uri.includes('?') ? '&' : '?'}${query}`;
}

/** Puts stage variables into a URI. */
function substitute(exchange: Exchange, text: string): string {
  const { stageVariables } = exchange.message;
  return text.replace(/\$\{stageVariables\.(\w+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(stageVariables, name)) {
      throw new Error(`the stage variable ${quote(name)} of ${quote(text)} has no value; set it in the message`);
    }
    return stageVariables[name] as string;
  });
}

/** The URL that an ARN of a service stands for. */
function awsUri(exchange: Exchange, arn: string): string {
  const uri = parseIntegrationUri(arn);
  if (!uri) {
    return arn;
  }
  const host = `https://${uri.service}.${uri.region}.${exchange.place.urlSuffix}`;
  switch (uri.kind) {
    case 'action':
      return `${host}/?Action=${uri.target}`;
    case 'path':
      return `${host}/${uri.target}`;
    case 'function':
      return `${host}/2015-03-31/functions/${uri.target}/invocations`;
  }
}

function usualHeaders({ place }: Exchange, isAws: boolean): { [name: string]: string } {
  const { apiId, partition, region, accountId, stage, routeKey } = place;
  return {
    Accept: 'application/json',
    'Content-Type': USUAL_CONTENT_TYPE,
    'User-Agent': `AmazonAPIGateway_${apiId}`,
    'x-amzn-apigateway-api-id': apiId,
    ...(isAws
      ? { 'X-Amz-Source-Arn': `arn:${partition}:execute-api:${region}:${accountId}:${apiId}/${stage}/${routeKey}` }
      : {}),
  };
}

function makeHeaders(
  exchange: Exchange,
  integration: IntegrationModel,
  parameters: readonly MappedParameter[],
): { [name: string]: string } {
  const isAws = integration.type === 'AWS';
  const headers = usualHeaders(exchange, isAws);
  if (integration.type === 'HTTP_PROXY') {
    // The backend is addressed by its own host.
    for (const [name, value] of lastValues(exchange.message.headers).filter(
      ([name]) => name.toLowerCase() !== 'host',
    )) {
      setHeader(headers, name, value, name.toLowerCase() === 'user-agent');
    }
  }
  for (const [name, value] of valuesOf(parameters, 'header')) {
    const lower = name.toLowerCase();
    if (FORBIDDEN_HEADERS.has(lower) || (isAws && FORBIDDEN_AWS_HEADERS.has(lower))) {
      throw new GatewayError(
        `${quote(ownerOf(integration))} maps the header ${quote(name)}, which API Gateway refuses to send; remove the mapping`,
        'Internal server error',
      );
    }
    if (/[\r\n]/.test(value)) {
      throw new GatewayError(
        `${quote(ownerOf(integration))} maps the header ${quote(name)} to a text with a line break, which no header can ` +
          `carry; the text is ${quote(value)}`,
        REFUSED_HEADER_MESSAGE,
      );
    }
    setHeader(headers, name, value);
  }
  return headers;
}

/** Sets a header over one of the same name in any case. */
function setHeader(headers: { [name: string]: string }, name: string, value: string, keep = false): void {
  const existing = Object.keys(headers).find((other) => other.toLowerCase() === name.toLowerCase());
  if (existing !== undefined) {
    if (keep) {
      return;
    }
    delete headers[existing];
  }
  headers[name] = value;
}
