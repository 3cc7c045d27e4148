import { SUBPROTOCOL_HEADER } from '../../service-facts/headers';
import { GatewayError } from './error-frame';
import { quote } from './quoted';

/** A response of a backend, as API Gateway reads it. */
export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
  /** The values of the response header `Sec-WebSocket-Protocol`. */
  readonly subprotocols: readonly string[];
  readonly isBase64Encoded?: boolean;
}

/** Reads the result of a proxy's function, as JSON text. Throws a `GatewayError` for one that is malformed. */
export function readFunctionResult(text: string): HttpResponse {
  let result: unknown;
  try {
    result = JSON.parse(text);
  } catch {
    throw malformed('is not JSON', text, 'return an object with a statusCode');
  }
  if (!isObject(result)) {
    throw malformed('is not an object', text, 'return an object with a statusCode');
  }
  const { statusCode, body, headers, multiValueHeaders, isBase64Encoded } = result;
  const status = typeof statusCode === 'string' && statusCode !== '' ? Number(statusCode) : statusCode;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 599) {
    throw malformed('has no statusCode from 100 to 599', text, 'return a whole number');
  }
  if (body !== undefined && body !== null && typeof body !== 'string') {
    throw malformed('has a body that is not a string', text, 'return its JSON text');
  }
  if (isBase64Encoded !== undefined && isBase64Encoded !== null && typeof isBase64Encoded !== 'boolean') {
    throw malformed('has isBase64Encoded that is not a boolean', text, 'return true or false, or leave it out');
  }
  for (const [name, values] of [
    ['headers', headers],
    ['multiValueHeaders', multiValueHeaders],
  ] as const) {
    if (values !== undefined && values !== null && !isObject(values)) {
      throw malformed(`has ${name} that are not an object`, text, 'return an object from name to value');
    }
  }
  const single = Object.fromEntries(
    Object.entries((headers ?? {}) as object).map(([name, value]) => [name, String(value)]),
  );
  const several = subprotocols((multiValueHeaders ?? {}) as { [name: string]: unknown });
  return {
    statusCode: status,
    headers: single,
    body: (body as string | null | undefined) ?? '',
    subprotocols: several.length > 0 ? several : subprotocols(single),
    isBase64Encoded: isBase64Encoded === true,
  };
}

/** The values of `Sec-WebSocket-Protocol`, whose name may be in any case. */
export function subprotocols(headers: { readonly [name: string]: unknown }): string[] {
  return Object.entries(headers)
    .filter(([name]) => name.toLowerCase() === SUBPROTOCOL_HEADER.toLowerCase())
    .flatMap(([, values]) => values as string | string[])
    .filter((value): value is string => typeof value === 'string');
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function malformed(problem: string, text: string, remedy: string): GatewayError {
  return new GatewayError(`result of the function ${problem}, got ${quote(text)}; ${remedy}`, 'Internal server error', {
    handshakeStatus: 502,
    assumptions: ['malformed-function-result'],
  });
}
