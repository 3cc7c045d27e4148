import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { WebSocketServer } from 'ws';
import type { RouteModel, StageModel } from '../../../lib/runtime/cloudformation/web-socket-api';
import { errorFrame } from '../../../lib/runtime/exchange/error-frame';
import { type AccessSurroundings, type Admission, admit } from '../access/access-control';
import { Refused } from '../access/refused';
import type { AppApi } from '../assembly/app';
import { Connection } from '../connections/connection';
import type { ConnectionRegistry } from '../connections/connection-registry';
import { MESSAGE_BYTES } from '../connections/limits';
import { manageConnection, managedConnectionId } from '../connections/management-api';
import { Session, type SessionSurroundings } from '../connections/session';
import type { ConnectionRecord } from '../control/events';
import type { Arrival } from '../exchange/arrival';
import type { LiveMessage, ValuesByName } from '../exchange/live-message';
import { callRoute, type RouteOutcome } from '../exchange/route-call';
import { percentDecoded } from '../percent-encoding';
import { throttledReason } from '../throttling/throttled-reason';
import { handshakeFault, handshakeHeaders, queryParameters, refuseHandshake } from './handshake';
import { isFromForeignPage } from './page-origin';

/** A way into an API: the path of a stage, or that of a custom domain's mapping. */
export interface Entrance {
  /** The first segment of the path; empty for a mapping without a key. */
  readonly segment: string;
  readonly stage: StageModel;
  /** The custom domain of a mapping. */
  readonly domainName?: string;
}

/** What an API server needs of the gateway. */
export interface ServerSurroundings extends Omit<SessionSurroundings, 'closed'>, AccessSurroundings {
  readonly registry: ConnectionRegistry;
  readonly recordConnection: (connection: ConnectionRecord, requestId: string) => void;
  readonly allowedOrigins: readonly string[];
  /** The name of this machine for its clients. */
  readonly publicHost: string;
  /** Host names by which the gateway may be addressed; whatever else a web page calls it by is refused. */
  readonly isOwnHost: (host: string) => boolean;
}

/** What is sent to a client whose messages may be larger than AWS allows. */
const RELAXED_BYTES = 64 * 1024 * 1024;

const FORBIDDEN = JSON.stringify({ message: 'Forbidden' });

const SUCCESS = { first: 200, last: 299 };

/** The entrances of an API, those of stages first. */
export function entrancesOf({ stages, mappings }: AppApi): Entrance[] {
  return [
    ...stages.map((stage) => ({ segment: stage.name, stage })),
    ...mappings.map(({ key, domainName, stage }) => ({ segment: key, domainName, stage })),
  ];
}

/** Serves one API on its port: handshakes, connections and `@connections`. */
export class ApiServer {
  private readonly webSockets: WebSocketServer;
  private readonly subprotocols = new WeakMap<IncomingMessage, readonly string[]>();
  private entrances: readonly Entrance[];

  constructor(
    private api: AppApi,
    private readonly surroundings: ServerSurroundings,
  ) {
    this.entrances = entrancesOf(api);
    this.webSockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: surroundings.isRelaxed('message-size') ? RELAXED_BYTES : MESSAGE_BYTES,
      // ws would accept the first subprotocol by itself; AWS sends the one that the function returns.
      handleProtocols: () => false,
    });
    this.webSockets.on('headers', (headers, request) => {
      headers.push(...(this.subprotocols.get(request) ?? []).map((value) => `Sec-WebSocket-Protocol: ${value}`));
    });
  }

  /** Serves another state of the API from the next message on. */
  public update(api: AppApi): void {
    this.api = api;
    this.entrances = entrancesOf(api);
  }

  /** Answers a request that is not a handshake. */
  public async request(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path = '/'] = (request.url ?? '/').split('?');
    const found = this.entranceOf(path, request);
    const id = found && managedConnectionId(found.rest);
    if (found && id !== undefined) {
      const isOwnHost = this.surroundings.isOwnHost(hostOf(request)) || this.isMappedHost(request);
      if (!isOwnHost || isFromForeignPage(request, this.surroundings.allowedOrigins)) {
        request.resume();
        return answer(response, 403, FORBIDDEN);
      }
      const place = { api: this.api, stageName: found.entrance.stage.name };
      return manageConnection(request, response, id, place, this.surroundings.registry, {
        isSignatureNeeded: !this.surroundings.isRelaxed('iam'),
        hasSizeLimit: !this.surroundings.isRelaxed('message-size'),
      });
    }
    request.resume();
    if (found && /(?:@|%40)connections\//i.test(path)) {
      return answer(response, 404, JSON.stringify({ message: unmatchedText(found.rest, request.method) }));
    }
    if (found) {
      return answer(response, 426, JSON.stringify({ message: 'Upgrade Required' }), { Upgrade: 'websocket' });
    }
    return answer(response, 403, FORBIDDEN);
  }

  /** Answers a handshake: `$connect` decides before the connection is open. */
  public async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    const { surroundings } = this;
    const [path = '/', query = ''] = (request.url ?? '/').split('?');
    const found = this.entranceOf(path, request);
    if (found?.rest !== '' || !this.isOriginAllowed(request)) {
      return refuseHandshake(socket, 403, FORBIDDEN);
    }
    const fault = handshakeFault(request);
    if (fault !== undefined) {
      return refuseHandshake(socket, 400, JSON.stringify({ message: 'Bad Request' }));
    }
    const { stage } = found.entrance;
    const domainName = found.entrance.domainName ?? `${surroundings.publicHost}:${request.socket.localPort}`;
    const client = { sourceIp: addressOf(request), userAgent: request.headers['user-agent'] };
    const connection = new Connection(this.api, stage.name, client, surroundings.clock);
    const arrival = { api: this.api, stage, domainName };
    const port = (socket as unknown as { localPort?: number }).localPort ?? 0;
    const headers = handshakeHeaders(request, { ...client, port, isTls: isTls(request) });
    const requestId = connection.ids.requestId();
    const outcome = await this.connect(arrival, connection, requestId, request, headers, queryParameters(query));
    const status = outcome.reply.statusCode ?? 500;
    const isOpen = status >= SUCCESS.first && status <= SUCCESS.last;
    const record = (state: 'opened' | 'refused', handshakeStatus: number) =>
      surroundings.recordConnection(
        {
          ...place(connection, surroundings.clock.date()),
          ...parts(outcome),
          state,
          handshakeStatus,
          routeKey: this.routeOf('$connect') ? '$connect' : null,
          disconnectStatusCode: null,
          disconnectReason: null,
        },
        requestId,
      );
    if (!isOpen) {
      record('refused', status);
      return refuseHandshake(socket, status, bodyOf(status, connection, requestId));
    }
    if (socket.destroyed || !socket.writable) {
      // $connect succeeded, so the backend has to hear of the end, too.
      record('opened', 101);
      connection.endBy(LOST.code, LOST.reason);
      return this.disconnect(arrival, connection);
    }
    this.subprotocols.set(request, outcome.reply.subprotocols ?? []);
    this.webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      connection.open(webSocket);
      surroundings.registry.add(connection);
      record('opened', 101);
      new Session(connection, () => this.latest(arrival), webSocket, socket, {
        ...surroundings,
        closed: () => {
          surroundings.registry.remove(connection);
          return this.disconnect(this.latest(arrival), connection);
        },
      });
    });
  }

  private async connect(
    arrival: Arrival,
    connection: Connection,
    requestId: string,
    request: IncomingMessage,
    headers: ValuesByName,
    queryString: ValuesByName,
  ): Promise<RouteOutcome> {
    const { surroundings } = this;
    const route = this.routeOf('$connect');
    const throttled = throttledReason(surroundings, arrival, '$connect', connection.id, route !== undefined);
    if (throttled) {
      return { ...refused(429, throttled.reason), assumptions: throttled.assumptions };
    }
    if (!route) {
      return {
        ...refused(200, null),
        trace: [
          {
            kind: 'route',
            step: 'the API has no $connect route, so every handshake succeeds',
            details: [],
            assumptions: [],
          },
        ],
      };
    }
    const rest = { headers, queryString };
    let admission: Admission;
    try {
      const message = messageOf(connection, requestId, surroundings.clock.date(), rest);
      admission = await admit(surroundings, arrival, route, message, request);
    } catch (error) {
      return error instanceof Refused ? refusedBy(error) : refused(500, (error as Error).message);
    }
    connection.authorizer = admission.authorizer;
    const outcome = await this.callConnect(
      arrival,
      route,
      messageOf(connection, requestId, surroundings.clock.date(), rest),
    );
    return {
      ...outcome,
      trace: [...admission.trace, ...outcome.trace],
      assumptions: [...new Set([...admission.trace.flatMap((step) => step.assumptions), ...outcome.assumptions])],
    };
  }

  private async callConnect(arrival: Arrival, route: RouteModel, message: LiveMessage): Promise<RouteOutcome> {
    const { surroundings } = this;
    try {
      const outcome = await callRoute(surroundings, arrival, route, message);
      if (outcome.reply.subprotocols?.some((value) => !/^[\x20-\x7e]+$/.test(value))) {
        return {
          ...outcome,
          ...refused(502, `subprotocol is not a header value, got ${JSON.stringify(outcome.reply.subprotocols)}`),
        };
      }
      return outcome;
    } catch (error) {
      return refused(500, (error as Error).message);
    }
  }

  private async disconnect(arrival: Arrival, connection: Connection): Promise<void> {
    const { surroundings } = this;
    const { code, reason } = connection.endBy(LOST.code, LOST.reason);
    const requestId = connection.ids.requestId();
    const route = this.routeOf('$disconnect');
    let outcome: RouteOutcome = refused(0, null);
    if (route && !surroundings.ending.aborted) {
      const message = messageOf(connection, requestId, surroundings.clock.date(), {
        headers: new Map(),
        queryString: new Map(),
        disconnect: { statusCode: code, reason },
      });
      try {
        outcome = await callRoute(surroundings, arrival, route, message);
      } catch (error) {
        outcome = refused(0, (error as Error).message);
      }
    }
    surroundings.recordConnection(
      {
        ...place(connection, surroundings.clock.date()),
        ...parts(outcome),
        state: 'closed',
        handshakeStatus: null,
        routeKey: route ? '$disconnect' : null,
        disconnectStatusCode: code,
        disconnectReason: reason,
      },
      requestId,
    );
  }

  /** Where a connection leads in the present state of the API; where it led, when its stage is gone. */
  private latest(arrival: Arrival): Arrival {
    const stage = this.api.stages.find(({ name }) => name === arrival.stage.name);
    return stage ? { ...arrival, api: this.api, stage } : arrival;
  }

  private routeOf(routeKey: string): RouteModel | undefined {
    return this.api.model.routes.find((route) => route.routeKey === routeKey);
  }

  /** The entrance that a path leads to, with what follows it. */
  private entranceOf(path: string, request: IncomingMessage): { entrance: Entrance; rest: string } | undefined {
    const host = hostOf(request).replace(/:\d+$/, '');
    const [, segment = '', rest = ''] = /^\/([^/]*)\/?(.*)$/.exec(path) ?? [];
    const own = this.entrances.filter(
      (entrance) => entrance.segment === percentDecoded(segment) && entrance.segment !== '',
    );
    const entrance = own.find(({ domainName }) => domainName === host) ?? own[0];
    if (entrance) {
      return { entrance, rest };
    }
    const root = this.entrances.find((candidate) => candidate.segment === '');
    return root && { entrance: root, rest: path.slice(1) };
  }

  /** Whether a client addresses the API by a custom domain of its own. */
  private isMappedHost(request: IncomingMessage): boolean {
    const host = hostOf(request).replace(/:\d+$/, '');
    return this.api.mappings.some(({ domainName }) => domainName === host);
  }

  /** Any page may connect, as on AWS, unless the user names those that may. */
  private isOriginAllowed({ headers }: IncomingMessage): boolean {
    const { allowedOrigins } = this.surroundings;
    return allowedOrigins.length === 0 || headers.origin === undefined || allowedOrigins.includes(headers.origin);
  }
}

/** A connection whose client is gone without a word. */
const LOST = { code: 1006, reason: '' };

function messageOf(
  connection: Connection,
  requestId: string,
  requestTime: Date,
  rest: Pick<LiveMessage, 'headers' | 'queryString' | 'disconnect'>,
): LiveMessage {
  return {
    connectionId: connection.id,
    requestId,
    messageId: connection.ids.messageId(),
    requestTime,
    connectedAt: connection.connectedAt,
    ...connection.client,
    authorizer: connection.authorizer,
    ...rest,
  };
}

function refused(statusCode: number, error: string | null): RouteOutcome {
  return {
    reply: { sent: false, statusCode },
    backend: null,
    status: null,
    error,
    trace: [],
    assumptions: [],
  };
}

function refusedBy({ assumptions, message, status }: Refused): RouteOutcome {
  const step = `API Gateway refuses the handshake with ${status}: ${message}`;
  return {
    ...refused(status, message),
    trace: [{ kind: 'access', step, details: [], assumptions }],
    assumptions,
  };
}

function place(
  connection: Connection,
  time: Date,
): Pick<ConnectionRecord, 'time' | 'api' | 'stage' | 'connectionId' | 'sourceIp'> {
  return {
    time: time.toISOString(),
    api: connection.api.name,
    stage: connection.stageName,
    connectionId: connection.id,
    sourceIp: connection.client.sourceIp,
  };
}

function parts({
  backend,
  status,
  error,
  trace,
  assumptions,
}: RouteOutcome): Pick<ConnectionRecord, 'backend' | 'status' | 'error' | 'trace' | 'assumptions'> {
  return { backend, status, error, trace, assumptions };
}

const HANDSHAKE_TEXTS: { readonly [status: number]: string } = {
  401: 'Unauthorized',
  403: 'Forbidden',
  429: 'Too Many Requests',
  504: 'Endpoint request timed out',
};

/** The body of a refused handshake is unknown; it has the members of the frames. */
function bodyOf(status: number, { id }: Connection, requestId: string): string {
  const text = HANDSHAKE_TEXTS[status] ?? (status >= 500 ? 'Internal server error' : 'Forbidden');
  return errorFrame(text as 'Forbidden', id, requestId);
}

function unmatchedText(path: string, method = 'GET'): string {
  const route = path.replace(/((?:@|%40)connections)\/.*$/i, '@connections/{id}');
  return `No method found matching route ${route} for http method ${method}.`;
}

function answer(
  response: ServerResponse,
  status: number,
  body: string,
  headers: { [name: string]: string } = {},
): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...headers })
    .end(body);
}

function hostOf({ headers }: IncomingMessage): string {
  return headers.host ?? '';
}

function isTls(request: IncomingMessage): boolean {
  return (request.socket as TLSSocket).encrypted === true;
}

/** The address of a client. One of IPv4 that came over IPv6 is written as IPv4. */
function addressOf({ socket }: IncomingMessage): string {
  return (socket.remoteAddress ?? '').replace(/^::ffff:/, '');
}
