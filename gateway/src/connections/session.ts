import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { Budget, LimitExceededError } from '../../../lib/runtime/budget';
import { errorFrame } from '../../../lib/runtime/exchange/error-frame';
import { selectRoute } from '../../../lib/runtime/exchange/route-selection';
import type { AssumptionId } from '../../../lib/service-facts/assumptions';
import type { MessageRecord } from '../control/events';
import { happensAt } from '../control/faults';
import type { Arrival } from '../exchange/arrival';
import type { MessageDetails } from '../exchange/inspection';
import type { LiveMessage } from '../exchange/live-message';
import { callRoute, type RouteOutcome, type RouteSurroundings } from '../exchange/route-call';
import { FrameScanner } from '../server/frame-scanner';
import { type ThrottlingSurroundings, throttledReason } from '../throttling/throttled-reason';
import type { Connection } from './connection';
import { DURATION_MILLIS, FRAME_BYTES, IDLE_MILLIS, type LimitName, MESSAGE_BYTES } from './limits';

/** What a session needs of the gateway. */
export interface SessionSurroundings extends RouteSurroundings, ThrottlingSurroundings {
  readonly isRelaxed: (limit: LimitName) => boolean;
  readonly record: (record: Omit<MessageRecord, 'seq'>, details: MessageDetails) => void;
  /** Called when the connection is closed; it runs `$disconnect`. */
  readonly closed: (connection: Connection) => Promise<void>;
}

const GOING_AWAY = { code: 1001, reason: 'Going away' };
const BINARY = { code: 1003, reason: '' };
const TOO_LARGE = { code: 1009, reason: '' };

/** The opcode of a frame that begins a binary message. */
const BINARY_OPCODE = 2;

/** Codes with which ws closes a connection by itself, by the codes of its errors. */
const OWN_CODES: { readonly [error: string]: number } = {
  WS_ERR_INVALID_UTF8: 1007,
  WS_ERR_UNSUPPORTED_MESSAGE_LENGTH: TOO_LARGE.code,
  WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH: TOO_LARGE.code,
};
const PROTOCOL_ERROR = 1002;

/** Messages of one client that are handled at the same time; more wait in its socket. */
const MOST_IN_FLIGHT = 200;

/** Messages of one client that are begun before it is the turn of the others. */
const MOST_IN_TURN = 4;

/** Serves an open connection until it ends. */
export class Session {
  private inFlight = 0;
  private begun = 0;
  private isYielding = false;
  /** What was read together with messages that are handled. */
  private readonly waiting: string[] = [];

  constructor(
    private readonly connection: Connection,
    /** Where messages arrive now. */
    private readonly arrival: () => Arrival,
    private readonly socket: WebSocket,
    stream: Duplex,
    private readonly surroundings: SessionSurroundings,
  ) {
    const { clock, isRelaxed } = surroundings;
    const scanner = new FrameScanner(({ opcode, length }) => this.checkFrame(opcode, length));
    // Before the listener of ws, which would pass on what must not be.
    stream.prependListener('data', (chunk: Buffer) => scanner.scan(chunk));
    stream.on('drain', () => this.work());
    socket.on('message', (data) => this.onMessage(data));
    socket.on('error', (error) => this.onError(error as NodeJS.ErrnoException));
    const cancelDuration = isRelaxed('duration')
      ? () => {}
      : clock.after(DURATION_MILLIS, () => connection.close(GOING_AWAY));
    const cancelIdle = isRelaxed('idle') ? () => {} : this.watchIdle();
    socket.on('close', (code, reason) => {
      cancelDuration();
      cancelIdle();
      connection.endBy(code, reason.toString('utf8'));
      surroundings.closed(connection).finally(() => connection.finish());
    });
  }

  /** Closes the connection when nothing was sent or received for ten minutes. Each message only notes its time. */
  private watchIdle(): () => void {
    const { clock } = this.surroundings;
    let cancel = () => {};
    const watch = (delay: number) => {
      cancel = clock.after(delay, () => {
        const left = this.connection.lastActiveAt + IDLE_MILLIS - clock.now();
        if (left <= 0) {
          return this.connection.close(GOING_AWAY);
        }
        watch(left);
        return undefined;
      });
    };
    watch(IDLE_MILLIS);
    return () => cancel();
  }

  private checkFrame(opcode: number, length: number): void {
    const { isRelaxed } = this.surroundings;
    if (opcode === BINARY_OPCODE) {
      this.connection.close(BINARY);
    } else if (length > FRAME_BYTES && !isRelaxed('frame-size')) {
      this.connection.close(TOO_LARGE);
    }
  }

  private onError({ code = '' }: NodeJS.ErrnoException): void {
    if (code.startsWith('WS_ERR_')) {
      this.connection.noteEnd({ code: OWN_CODES[code] ?? PROTOCOL_ERROR, reason: '' });
    }
  }

  private onMessage(data: RawData): void {
    if (!this.connection.isOpen) {
      return;
    }
    this.connection.touch();
    this.waiting.push(String(data));
    this.work();
  }

  /** Handles what waits, as long as the client reads its replies. What it sends meanwhile stays in its socket. */
  private work(): void {
    while (this.waiting.length > 0 && this.inFlight < MOST_IN_FLIGHT && !this.connection.isFull) {
      if (this.begun === MOST_IN_TURN) {
        this.letOthersWork();
        break;
      }
      this.begun += 1;
      this.inFlight += 1;
      this.handle(this.waiting.shift() as string).finally(() => {
        this.inFlight -= 1;
        this.work();
      });
    }
    // A few that only wait for their turn are no reason to stop reading.
    const isBehind = this.waiting.length > (this.isYielding ? MOST_IN_TURN : 0);
    if (isBehind !== this.socket.isPaused) {
      isBehind ? this.socket.pause() : this.socket.resume();
    }
  }

  /** A client that sends without a pause must not keep the event loop from the other clients. */
  private letOthersWork(): void {
    if (!this.isYielding) {
      this.isYielding = true;
      setImmediate(() => {
        this.isYielding = false;
        this.begun = 0;
        this.work();
      });
    }
  }

  private async handle(body: string): Promise<void> {
    const { connection, surroundings } = this;
    // A message stays with the state of the app that it found.
    const arrival = this.arrival();
    const started = performance.now();
    const requestTime = surroundings.clock.date();
    const requestId = connection.ids.requestId();
    const message: LiveMessage = {
      body,
      connectionId: connection.id,
      requestId,
      messageId: connection.ids.messageId(),
      requestTime,
      connectedAt: connection.connectedAt,
      ...connection.client,
      headers: new Map(),
      queryString: new Map(),
      authorizer: connection.authorizer,
    };
    const handled = await this.outcomeOf(message, arrival);
    if (handled === undefined) {
      return;
    }
    const { routeKey, outcome } = handled;
    const { body: frame = '', sent } = outcome.reply;
    const isTooLarge = sent && Buffer.byteLength(frame) > MESSAGE_BYTES && !surroundings.isRelaxed('message-size');
    const text = isTooLarge ? errorFrame('Internal server error', connection.id, requestId) : frame;
    const isSent = sent && connection.send(text);
    const record = {
      time: requestTime.toISOString(),
      api: arrival.api.name,
      stage: arrival.stage.name,
      connectionId: connection.id,
      routeKey,
      body,
      backend: outcome.backend,
      status: outcome.status,
      ms: Math.round((performance.now() - started) * 1000) / 1000,
      reply: isSent ? text : null,
      error: isTooLarge
        ? `reply is larger than ${MESSAGE_BYTES} bytes, got ${Buffer.byteLength(frame)}`
        : outcome.error,
      trace: outcome.trace,
      assumptions: isTooLarge ? [...outcome.assumptions, LARGE_REPLY] : outcome.assumptions,
    };
    surroundings.record(record, { message, stack: arrival.api.stackName, inspection: outcome.inspection });
  }

  /** Takes a message through the route that it selects; undefined when a fault cuts the connection instead. */
  private async outcomeOf(
    message: LiveMessage,
    arrival: Arrival,
  ): Promise<{ routeKey: string | null; outcome: RouteOutcome } | undefined> {
    const { connection, surroundings } = this;
    const { routes, routeSelectionExpression } = arrival.api.model;
    let routeKey: string | null = null;
    try {
      const keys = routes.map((route) => route.routeKey);
      const selection = selectRoute(routeSelectionExpression, keys, message.body ?? '', new Budget());
      const route = routes.find((candidate) => candidate.routeKey === selection.routeKey);
      routeKey = route?.routeKey ?? null;
      const place = { api: arrival.api.name, stage: arrival.stage.name, routeKey: routeKey ?? '' };
      if (happensAt(surroundings.faults().drop, { ...place, connectionId: connection.id })) {
        connection.cut();
        return undefined;
      }
      const throttled = throttledReason(surroundings, arrival, place.routeKey, connection.id, route !== undefined);
      if (throttled) {
        const { assumptions, reason } = throttled;
        return { routeKey, outcome: refusal(message, 'Too Many Requests', reason, [...assumptions, THROTTLED]) };
      }
      if (!route) {
        const got = selection.value === undefined ? 'a message that is not JSON' : JSON.stringify(selection.value);
        return {
          routeKey,
          outcome: refusal(
            message,
            'Forbidden',
            `no route takes the message, got ${got} for ${JSON.stringify(routeSelectionExpression)}; add a $default route to take what no other does`,
          ),
        };
      }
      return { routeKey, outcome: await callRoute(surroundings, arrival, route, message, selection.value) };
    } catch (error) {
      // What the runtime refuses to evaluate must not end the gateway, whatever the message is.
      const reason =
        error instanceof LimitExceededError
          ? `message or template goes too far: ${error.message}`
          : (error as Error).message;
      return { routeKey, outcome: refusal(message, 'Internal server error', reason) };
    }
  }
}

const THROTTLED: AssumptionId = 'throttled-message';
const LARGE_REPLY: AssumptionId = 'reply-too-large';

function refusal(
  { connectionId, requestId }: LiveMessage,
  text: 'Forbidden' | 'Internal server error' | 'Too Many Requests',
  error: string,
  assumptions: readonly AssumptionId[] = [],
): RouteOutcome {
  return {
    reply: { sent: true, body: errorFrame(text as 'Forbidden', connectionId, requestId) },
    backend: null,
    status: null,
    error,
    trace: [{ kind: 'error', step: `API Gateway answers ${JSON.stringify(text)}: ${error}`, details: [], assumptions }],
    assumptions,
  };
}
