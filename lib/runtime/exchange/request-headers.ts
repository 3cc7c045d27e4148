import { addedHeaders, DEFAULT_CONTENT_TYPE, isDroppedHeader, isRefusedHeader } from '../../service-facts/headers';
import type { IntegrationModel } from '../cloudformation/web-socket-api';
import { GatewayError } from './error-frame';
import type { Exchange } from './exchange';
import { lastValues } from './message';
import type { MappedParameter } from './parameter-mapping';
import { quote } from './quoted';
import { valuesOf } from './request-parameters';
import { ownerOf } from './route-integration';

/** Headers by name. A name in another case is the same header. */
export class RequestHeaders {
  private readonly headers: { [name: string]: string } = {};

  /** Sets a header; one of the same name is replaced. */
  public set(name: string, value: string): void {
    const existing = this.nameOf(name);
    if (existing !== undefined) {
      delete this.headers[existing];
    }
    this.headers[name] = value;
  }

  /** Whether a header of this name is set. */
  public has(name: string): boolean {
    return this.nameOf(name) !== undefined;
  }

  public toObject(): { readonly [name: string]: string } {
    return this.headers;
  }

  private nameOf(name: string): string | undefined {
    return Object.keys(this.headers).find((other) => other.toLowerCase() === name.toLowerCase());
  }
}

/** The headers of a request, without the signature. */
export function requestHeaders(
  exchange: Exchange,
  integration: IntegrationModel,
  parameters: readonly MappedParameter[],
  body: string | undefined,
): { readonly [name: string]: string } {
  const isHttp = integration.type === 'HTTP' || integration.type === 'HTTP_PROXY';
  const { apiId, partition, region, accountId, stage, routeKey } = exchange.place;
  const headers = new RequestHeaders();
  for (const [name, value] of Object.entries(addedHeaders(apiId))) {
    headers.set(name, value);
    if (name === 'Accept' && (!isHttp || (body !== undefined && body !== ''))) {
      headers.set('Content-Type', DEFAULT_CONTENT_TYPE);
    }
  }
  if (!isHttp) {
    headers.set(
      'X-Amz-Source-Arn',
      `arn:${partition}:execute-api:${region}:${accountId}:${apiId}/${stage}/${routeKey}`,
    );
  }
  if (integration.type === 'HTTP_PROXY') {
    forward(exchange, headers);
  }
  for (const [name, value] of valuesOf(parameters, 'header')) {
    check(integration, name, value, isHttp);
    if (isHttp && isDroppedHeader(name)) {
      exchange.trace.add('parameter', `parameter header.${name}: dropped, since API Gateway does not send it`, {
        assumptions: ['dropped-headers'],
      });
    } else {
      headers.set(name, value);
    }
  }
  return headers.toObject();
}

/** Forwards the headers of the client. The backend has its own host, and API Gateway its own agent. */
function forward({ message }: Exchange, headers: RequestHeaders): void {
  for (const [name, value] of lastValues(message.headers)) {
    const lower = name.toLowerCase();
    if (lower !== 'host' && lower !== 'user-agent' && !isDroppedHeader(name)) {
      headers.set(name, value);
    }
  }
}

function check(integration: IntegrationModel, name: string, value: string, isHttp: boolean): void {
  if (isRefusedHeader(name, isHttp)) {
    throw new GatewayError(
      `${quote(ownerOf(integration))} maps the header ${quote(name)}, which API Gateway refuses to send; remove the mapping`,
      'Internal server error',
      { assumptions: ['refused-headers'] },
    );
  }
  if (/[\r\n]/.test(value)) {
    throw new GatewayError(
      `${quote(ownerOf(integration))} maps the header ${quote(name)} to a string with a line break, which no header can ` +
        `carry; the string is ${quote(value)}`,
      'Internal server error',
      { assumptions: ['header-line-break'] },
    );
  }
}
