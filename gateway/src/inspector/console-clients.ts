import { WebSocket } from 'ws';
import { BadRequest } from '../control/control-api';

/** What happens to a client of the console. */
export type ClientEvent =
  | { readonly kind: 'frame'; readonly client: number; readonly text: string }
  | { readonly kind: 'closed'; readonly client: number; readonly code: number; readonly reason: string };

/** How the console asks for a connection. */
export interface ClientRequest {
  /** The address of a stage that the gateway serves. */
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly queryString: readonly (readonly [name: string, value: string])[];
  readonly subprotocols: readonly string[];
}

/** How the handshake ended. */
export type ClientOutcome =
  | { readonly client: number; readonly subprotocol: string }
  | { readonly client: null; readonly status: number; readonly body: string };

const MOST_CLIENTS = 20;
const MOST_BODY = 16 * 1024;
const HANDSHAKE_MILLIS = 35_000;
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Headers that make the handshake what it is. */
const RESERVED = /^(?:host|connection|upgrade|content-length|transfer-encoding|sec-websocket-.*)$/i;

/** Connections that the console of the page opens: a page cannot set headers itself. */
export class ConsoleClients {
  private readonly clients = new Map<number, WebSocket>();
  private last = 0;

  /** @param tell told what happens to a client */
  constructor(private readonly tell: (event: ClientEvent) => void) {}

  /** Connects. Resolves with the end of the handshake. */
  public open(value: unknown, urls: readonly string[]): Promise<ClientOutcome> {
    const { headers, queryString, subprotocols, url } = readRequest(value, urls);
    if (this.clients.size >= MOST_CLIENTS) {
      throw new BadRequest(`console has ${MOST_CLIENTS} connections; close one of them`);
    }
    const query = new URLSearchParams(queryString.map(([name, text]) => [name, text])).toString();
    const socket = new WebSocket(query === '' ? url : `${url}?${query}`, [...subprotocols], {
      headers: grouped(headers),
      handshakeTimeout: HANDSHAKE_MILLIS,
      perMessageDeflate: false,
    });
    this.last += 1;
    const client = this.last;
    this.clients.set(client, socket);
    socket.on('message', (data) => this.tell({ kind: 'frame', client, text: String(data) }));
    return new Promise((resolve) => {
      let isOpen = false;
      socket.on('open', () => {
        isOpen = true;
        resolve({ client, subprotocol: socket.protocol });
      });
      socket.on('unexpected-response', (_, response) => {
        let body = '';
        response.on('data', (chunk) => {
          body = `${body}${chunk}`.slice(0, MOST_BODY);
        });
        response.on('end', () => {
          resolve({ client: null, status: response.statusCode as number, body });
          socket.terminate();
        });
      });
      socket.on('error', ({ message }) => resolve({ client: null, status: 0, body: message }));
      socket.on('close', (code, reason) => {
        this.clients.delete(client);
        if (isOpen) {
          this.tell({ kind: 'closed', client, code, reason: String(reason) });
        }
      });
    });
  }

  /** Sends a message. Returns false when the client is not connected. */
  public send(client: number, value: unknown): boolean {
    const { body } = (value ?? {}) as { readonly body?: unknown };
    if (typeof body !== 'string') {
      throw new BadRequest(`body is not a string, got ${JSON.stringify(body) ?? 'nothing'}; send {"body":"…"}`);
    }
    const socket = this.clients.get(client);
    if (socket?.readyState !== WebSocket.OPEN) {
      return false;
    }
    socket.send(body);
    return true;
  }

  /** Closes a client. Returns false when it is not connected. */
  public close(client: number): boolean {
    const socket = this.clients.get(client);
    socket?.close(1000);
    return socket !== undefined;
  }

  public end(): void {
    for (const socket of this.clients.values()) {
      socket.terminate();
    }
  }
}

function readRequest(value: unknown, urls: readonly string[]): ClientRequest {
  const { headers = [], queryString = [], subprotocols = [], url } = (value ?? {}) as { [name: string]: unknown };
  if (typeof url !== 'string' || !urls.includes(url)) {
    throw new BadRequest(
      `url is not served, got ${JSON.stringify(url) ?? 'nothing'}; choose one of ${urls.join(', ')}`,
    );
  }
  const pairs = readPairs('headers', headers);
  const wrong = pairs.find(
    ([name, text]) => !TOKEN.test(name) || RESERVED.test(name) || !/^[\t\x20-\x7e\x80-\xff]*$/.test(text),
  );
  if (wrong) {
    throw new BadRequest(
      `header cannot be sent, got ${JSON.stringify(wrong.join(': '))}; choose a name that the handshake does not set itself`,
    );
  }
  const protocols = Array.isArray(subprotocols) ? subprotocols : [subprotocols];
  if (
    protocols.some((name) => typeof name !== 'string' || !TOKEN.test(name)) ||
    new Set(protocols).size < protocols.length
  ) {
    throw new BadRequest(
      `subprotocols are not names, got ${JSON.stringify(subprotocols)}; send a list of different names`,
    );
  }
  return { url, headers: pairs, queryString: readPairs('queryString', queryString), subprotocols: protocols };
}

function readPairs(name: string, value: unknown): [string, string][] {
  const isPair = (pair: unknown) =>
    Array.isArray(pair) && pair.length === 2 && pair.every((text) => typeof text === 'string');
  if (!Array.isArray(value) || !value.every(isPair)) {
    throw new BadRequest(`${name} are not pairs, got ${JSON.stringify(value)}; send a list such as [["name","value"]]`);
  }
  return value;
}

function grouped(pairs: readonly (readonly [string, string])[]): { [name: string]: string | string[] } {
  const headers: { [name: string]: string[] } = {};
  for (const [name, value] of pairs) {
    headers[name] = [...(headers[name] ?? []), value];
  }
  return Object.fromEntries(
    Object.entries(headers).map(([name, [first = '', ...more]]) => [name, more.length > 0 ? [first, ...more] : first]),
  );
}
