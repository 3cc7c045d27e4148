/** Headers whose mapping makes a request fail, whatever the backend: REST APIs respond with 500. */
const REFUSED_HEADERS: ReadonlySet<string> = new Set([
  'content-length',
  'transfer-encoding',
  'x-amzn-trace-id',
  'x-amzn-apigateway-api-id',
]);

/** Headers whose mapping makes a request fail when the backend is an AWS service. */
const REFUSED_BY_AWS: ReadonlySet<string> = new Set([
  'authorization',
  'connection',
  'expect',
  'proxy-authenticate',
  'te',
]);

/** Headers of an HTTP integration that API Gateway drops. */
const DROPPED_BY_HTTP: ReadonlySet<string> = new Set(['connection', 'expect', 'proxy-authenticate', 'te', 'via']);

/** Whether API Gateway refuses a request because a parameter mapping sets a header. */
export function isRefusedHeader(name: string, isHttp: boolean): boolean {
  const lower = name.toLowerCase();
  return REFUSED_HEADERS.has(lower) || (!isHttp && REFUSED_BY_AWS.has(lower));
}

/** Whether API Gateway sends a request to an HTTP backend without a header that was mapped. */
export function isDroppedHeader(name: string): boolean {
  return DROPPED_BY_HTTP.has(name.toLowerCase());
}

/** The content type of a request with a body that maps no other. */
export const DEFAULT_CONTENT_TYPE = 'application/json';

/** The headers that API Gateway adds to every request of an integration. */
export function addedHeaders(apiId: string): { readonly [name: string]: string } {
  return {
    Accept: 'application/json',
    'User-Agent': `AmazonAPIGateway_${apiId}`,
    'x-amzn-apigateway-api-id': apiId,
  };
}

/** Headers of a handshake that only concern its connection: the event of a route does not have them. */
const HANDSHAKE_ONLY: ReadonlySet<string> = new Set(['connection', 'upgrade', 'content-length']);

/** Whether the event of `$connect` has a header of the handshake. */
export function isHandshakeHeader(name: string): boolean {
  return !HANDSHAKE_ONLY.has(name.toLowerCase());
}

/** The only header of a response on `$connect` that API Gateway passes on to the client. */
export const SUBPROTOCOL_HEADER = 'Sec-WebSocket-Protocol';

/** The headers of the event of `$disconnect`, exactly as recorded. */
export function disconnectHeaders(domainName: string): readonly [string, string][] {
  return [
    ['Host', domainName],
    ['x-api-key', ''],
    ['X-Forwarded-For', ''],
    ['x-restapi', ''],
  ];
}
