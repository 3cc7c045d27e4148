import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { type App, readApp } from '../src/assembly/app';
import type { GatewayEvent } from '../src/control/events';
import { findProject } from '../src/functions/project';
import { type GatewayOptions, type RunningGateway, startGateway } from '../src/gateway';
import { NO_ENDPOINTS } from '../src/services/service-endpoints';
import { apiTemplate, type RouteSpec, writeAssembly } from './assembly-builder';

const running: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((started) => started.stop()));
});

/** A gateway in this process, with what it told. */
export interface GatewayUnderTest extends RunningGateway {
  readonly url: string;
  readonly happened: GatewayEvent[];
  readonly warnings: string[];
  readonly app: App;
  /** Waits for an event. */
  until<Kind extends GatewayEvent['event']>(
    kind: Kind,
    condition?: (event: Extract<GatewayEvent, { event: Kind }>) => boolean,
  ): Promise<Extract<GatewayEvent, { event: Kind }>>;
  /** Calls the control API. */
  call(method: string, name: string, body?: unknown): Promise<{ status: number; json: unknown }>;
}

/** Serves a cloud assembly on any free port. */
export async function serveAssembly(
  directory: string,
  options: Partial<GatewayOptions> = {},
  app = readApp(directory),
): Promise<GatewayUnderTest> {
  const warnings: string[] = [];
  const gateway = await startGateway(app, {
    host: '127.0.0.1',
    port: 0,
    rewrites: [],
    functionEndpoints: [],
    relaxed: new Set(),
    allowedOrigins: [],
    isolation: 'process',
    domainProtocol: 'https',
    endpoints: NO_ENDPOINTS,
    project: findProject(directory),
    warn: (text) => warnings.push(text),
    ...options,
  });
  running.push(gateway);
  const happened: GatewayEvent[] = [];
  const waiting = new Set<() => void>();
  gateway.events.listen((event) => {
    happened.push(event);
    for (const look of waiting) {
      look();
    }
  });
  const until: GatewayUnderTest['until'] = (kind, condition = () => true) =>
    new Promise((resolve) => {
      const look = () => {
        const found = happened.find((event) => event.event === kind && condition(event as never));
        if (found) {
          waiting.delete(look);
          resolve(found as never);
        }
      };
      waiting.add(look);
      look();
    });
  const call: GatewayUnderTest['call'] = async (method, name, body) => {
    const response = await fetch(`${gateway.control.url}${name}`, {
      method,
      headers: { Authorization: `Bearer ${gateway.control.token}` },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
  };
  return Object.assign(gateway, { app, happened, warnings, until, call, url: gateway.apis[0]?.url as string });
}

/** Serves an API with some routes. */
export function serveRoutes(
  routes: { readonly [routeKey: string]: RouteSpec },
  options: Partial<GatewayOptions> = {},
  more: Parameters<typeof apiTemplate>[1] = {},
): Promise<GatewayUnderTest> {
  return serveAssembly(writeAssembly({ Chat: apiTemplate(routes, more) }), options);
}

/** A client that keeps what it gets. */
export interface TestClient {
  readonly socket: WebSocket;
  readonly frames: string[];
  /** Sends a message; an object is sent as JSON. */
  send(message: unknown): void;
  /** The next frame that was not read before. */
  next(): Promise<string>;
  /** Sends a message, and waits for the next frame. */
  ask(message: unknown): Promise<string>;
  readonly closed: Promise<{ code: number; reason: string }>;
}

/** Connects a client; a refused handshake is an error with the status in its message. */
export async function connect(url: string, protocols: string[] = [], options: object = {}): Promise<TestClient> {
  const socket = new WebSocket(url, protocols, options);
  const frames: string[] = [];
  const waiting: ((frame: string) => void)[] = [];
  let read = 0;
  socket.on('message', (data) => {
    frames.push(String(data));
    if (waiting.length > 0) {
      read += 1;
      waiting.shift()?.(String(data));
    }
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  running.push({ stop: async () => socket.terminate() });
  await once(socket, 'open');
  socket.on('error', () => {});
  const next = () =>
    new Promise<string>((resolve) => {
      if (read < frames.length) {
        read += 1;
        resolve(frames[read - 1] as string);
      } else {
        waiting.push(resolve);
      }
    });
  const send = (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  return {
    socket,
    frames,
    closed,
    next,
    send,
    ask: (message) => {
      send(message);
      return next();
    },
  };
}

/** The status with which a handshake is refused, and the body; 101 when it is not. */
export function handshake(
  url: string,
  protocols: string[] = [],
  options: object = {},
): Promise<{ status: number; body: string; headers: object }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, protocols, options);
    running.push({ stop: async () => socket.terminate() });
    socket.on('open', () => resolve({ status: 101, body: '', headers: {} }));
    socket.on('unexpected-response', (_, response: IncomingMessage) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode as number, body, headers: response.headers }));
    });
    socket.on('error', reject);
  });
}

/** A request that a backend got. */
export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly rawHeaders: string[];
  readonly body: string;
}

/** A server that keeps the requests it gets, and answers them. */
export async function recordingServer(
  answer: (request: RecordedRequest, response: ServerResponse) => void,
): Promise<{ url: string; requests: RecordedRequest[]; server: Server }> {
  const requests: RecordedRequest[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) {
      body += chunk;
    }
    const { headers, rawHeaders, method = '', url = '' } = request;
    const recorded = { method, url, headers, rawHeaders, body };
    requests.push(recorded);
    answer(recorded, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  running.push({
    stop: async () => {
      server.closeAllConnections();
      server.close();
    },
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests, server };
}
