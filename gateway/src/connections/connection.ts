import type { WebSocket } from 'ws';
import type { AppApi } from '../assembly/app';
import type { Clock } from '../clock';
import { ConnectionIds } from './ids';

/** How a connection ended. */
export interface ConnectionEnd {
  readonly code: number;
  readonly reason: string;
}

/** What a client brings along when it connects. */
export interface Client {
  readonly sourceIp: string;
  readonly userAgent?: string;
}

/** What a close frame without a code becomes on `$disconnect`. */
const NO_CODE: ConnectionEnd = { code: 1005, reason: 'Client-side close frame status not set' };

/** Bytes that wait for a client that does not read, before its senders are told to slow down. */
const MOST_WAITING_BYTES = 1024 * 1024;

/** How long a client may take to confirm that the connection is closed. */
const CLOSING_MILLIS = 2_000;

/** A connection of a client, from the handshake to the end. */
export class Connection {
  public readonly ids = new ConnectionIds();
  public readonly connectedAt: Date;
  public lastActiveAt: number;
  /** What the authorizer returned: the values of `$context.authorizer`. */
  public authorizer: { readonly [name: string]: string } = {};
  /** Resolves when the connection has ended and `$disconnect` has run. */
  public readonly ended: Promise<void>;
  private markEnded: () => void = () => {};
  private socket?: WebSocket;
  private end?: ConnectionEnd;

  constructor(
    public readonly api: AppApi,
    public readonly stageName: string,
    public readonly client: Client,
    private readonly clock: Clock,
  ) {
    this.connectedAt = clock.date();
    this.lastActiveAt = clock.now();
    this.ended = new Promise((resolve) => {
      this.markEnded = resolve;
    });
  }

  public get id(): string {
    return this.ids.connectionId;
  }

  /** Whether messages can be sent and received. */
  public get isOpen(): boolean {
    return this.socket !== undefined && this.end === undefined && this.socket.readyState === this.socket.OPEN;
  }

  /** Whether so much waits for the client that no more should be sent. */
  public get isFull(): boolean {
    return (this.socket?.bufferedAmount ?? 0) > MOST_WAITING_BYTES;
  }

  public open(socket: WebSocket): void {
    this.socket = socket;
    this.touch();
  }

  /** Notes that a message was sent or received, which is what keeps an idle connection open. */
  public touch(): void {
    this.lastActiveAt = this.clock.now();
  }

  /** Sends a text frame. Returns whether the connection was open. */
  public send(text: string): boolean {
    if (!this.isOpen) {
      return false;
    }
    this.touch();
    this.socket?.send(text);
    return true;
  }

  /** Closes the connection with a code. Resolves when `$disconnect` has run. */
  public close(end: ConnectionEnd): Promise<void> {
    if (this.end === undefined && this.socket) {
      this.end = end;
      const { socket } = this;
      socket.close(end.code, end.reason);
      const timer = setTimeout(() => socket.terminate(), CLOSING_MILLIS);
      socket.once('close', () => clearTimeout(timer));
    }
    return this.ended;
  }

  /** Cuts the connection, as a network does. */
  public cut(): void {
    this.socket?.terminate();
  }

  /** Remembers the code with which ws closes the connection by itself: its own event says 1006. */
  public noteEnd(end: ConnectionEnd): void {
    this.end ??= end;
  }

  /** How the connection ended, given the code and reason of the client's close frame. */
  public endBy(code: number, reason: string): ConnectionEnd {
    this.end ??= code === NO_CODE.code ? NO_CODE : { code, reason };
    return this.end;
  }

  /** Says that all is done. */
  public finish(): void {
    this.markEnded();
  }
}
