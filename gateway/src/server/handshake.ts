import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ValuesByName } from '../exchange/live-message';

/** Headers of the handshake that functions do not see. */
const HIDDEN_HEADERS = new Set(['connection', 'upgrade', 'content-length']);

/** The headers of a handshake as API Gateway passes them on, with those that its load balancer adds. */
export function handshakeHeaders(
  request: IncomingMessage,
  client: { sourceIp: string; port: number; isTls: boolean },
): ValuesByName {
  const headers = new Map<string, string[]>();
  const names = new Map<string, string>();
  const add = (name: string, value: string) => {
    // Names that differ in case only are one header; it is written as it came first.
    const first = names.get(name.toLowerCase()) ?? name;
    names.set(name.toLowerCase(), first);
    headers.set(first, [...(headers.get(first) ?? []), value]);
  };
  const { rawHeaders } = request;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    if (!HIDDEN_HEADERS.has(name.toLowerCase())) {
      add(name, Buffer.from(rawHeaders[index + 1] as string, 'latin1').toString('utf8'));
    }
  }
  if (!names.has('x-amzn-trace-id')) {
    add('X-Amzn-Trace-Id', traceId());
  }
  add('X-Forwarded-For', client.sourceIp);
  add('X-Forwarded-Port', String(client.port));
  add('X-Forwarded-Proto', client.isTls ? 'https' : 'http');
  return headers;
}

function traceId(): string {
  const digits = (count: number) =>
    Array.from({ length: count }, () => Math.floor(Math.random() * 16).toString(16)).join('');
  return `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${digits(24)}`;
}

/** The parameters of a query string, decoded. */
export function queryParameters(query: string): ValuesByName {
  const values = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(query)) {
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return values;
}

/** Why a request is not a WebSocket handshake; undefined if it is one. */
export function handshakeFault({ headers, method }: IncomingMessage): string | undefined {
  if (method !== 'GET') {
    return 'the method of a handshake is GET';
  }
  if (headers.upgrade?.toLowerCase() !== 'websocket') {
    return 'the header Upgrade is not websocket';
  }
  if (headers['sec-websocket-version'] !== '13') {
    return 'the header Sec-WebSocket-Version is not 13';
  }
  if (!/^[+/0-9A-Za-z]{22}==$/.test(headers['sec-websocket-key'] ?? '')) {
    return 'the header Sec-WebSocket-Key is not 16 bytes in base64';
  }
  return undefined;
}

/** Refuses a handshake with an HTTP response. */
export function refuseHandshake(socket: Duplex, status: number, body: string): void {
  if (socket.destroyed) {
    return;
  }
  const headers = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    `Date: ${new Date().toUTCString()}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.once('finish', () => socket.destroy());
  socket.end(`${headers.join('\r\n')}\r\n\r\n${body}`);
}
