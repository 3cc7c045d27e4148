import { parseIntegrationUri } from '../../service-facts/integration-uri';
import type { IntegrationModel } from '../cloudformation/web-socket-api';
import { percentEncode } from '../variables/percent-encoding';
import type { Exchange } from './exchange';
import type { MappedParameter } from './parameter-mapping';
import { quote } from './quoted';
import { valuesOf } from './request-parameters';

/** The URL that a request goes to, with its path and query string parameters. */
export function requestUri(
  exchange: Exchange,
  { type, uri = '' }: IntegrationModel,
  parameters: readonly MappedParameter[],
): string {
  let url = substitute(exchange, uri);
  for (const [name, value] of valuesOf(parameters, 'path')) {
    url = url.replaceAll(`{${name}}`, () => percentEncode(value));
  }
  for (const [placeholder] of url.matchAll(/\{[^{}]*\}/g)) {
    exchange.trace.add('parameter', `path parameter ${placeholder}: left in the URL, since no value is mapped to it`);
  }
  if (type === 'AWS' || type === 'AWS_PROXY') {
    url = serviceUrl(exchange, url);
  }
  const query = valuesOf(parameters, 'querystring')
    .map((pair) => pair.map(percentEncode).join('='))
    .join('&');
  return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

/** Replaces stage variables in a URI. */
function substitute({ message: { stageVariables } }: Exchange, text: string): string {
  return text.replace(/\$\{stageVariables\.(\w+)\}/g, (_, name: string) => {
    if (!Object.hasOwn(stageVariables, name)) {
      throw new Error(
        `stage variable of ${quote(text)} has no value, got ${quote(name)}; set it in stageVariables of the message`,
      );
    }
    return stageVariables[name] as string;
  });
}

/** The URL of an ARN of a service. */
function serviceUrl({ place }: Exchange, arn: string): string {
  const uri = parseIntegrationUri(arn);
  if (!uri) {
    return arn;
  }
  const host = `https://${uri.service}.${uri.region}.${place.urlSuffix}`;
  switch (uri.kind) {
    case 'action':
      return `${host}/?Action=${uri.target}`;
    case 'path':
      return `${host}/${uri.target}`;
    case 'function':
      return `${host}/2015-03-31/functions/${uri.target}/invocations`;
  }
}
