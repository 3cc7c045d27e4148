/** A message of a client with all that came of it; the control API and the `message` event share its members. */
export interface MessageRecord {
  /** Counts the messages of all connections, in the order in which they were finished. */
  readonly seq: number;
  /** When it arrived, in ISO 8601. */
  readonly time: string;
  readonly api: string;
  readonly stage: string;
  readonly connectionId: string;
  /** Null when no route takes the message. */
  readonly routeKey: string | null;
  readonly body: string;
  /** The integration type; null when no backend was asked. */
  readonly backend: string | null;
  /** The status of the backend; null when it gave none. */
  readonly status: number | null;
  readonly ms: number;
  /** The frame that was sent; null when there was none. */
  readonly reply: string | null;
  /** Why the client was told of an error; null when nothing failed. */
  readonly error: string | null;
  readonly trace: readonly TraceStep[];
  /** The assumptions about AWS that the outcome rests on. */
  readonly assumptions: readonly string[];
}

/** One thing that happened to a message. */
export interface TraceStep {
  /** What it is about, such as `template` or `request`. */
  readonly kind: string;
  readonly step: string;
  readonly details: readonly string[];
  /** The ids of the assumptions that it rests on. */
  readonly assumptions: readonly string[];
}

/** The start or the end of a connection, with what `$connect` or `$disconnect` made of it. */
export interface ConnectionRecord {
  readonly state: 'opened' | 'refused' | 'closed';
  readonly time: string;
  readonly api: string;
  readonly stage: string;
  readonly connectionId: string;
  readonly sourceIp: string;
  /** The status of the handshake; null at the end of a connection. */
  readonly handshakeStatus: number | null;
  /** The close code; null at its start. */
  readonly disconnectStatusCode: number | null;
  readonly disconnectReason: string | null;
  readonly routeKey: '$connect' | '$disconnect' | null;
  readonly backend: string | null;
  readonly status: number | null;
  readonly error: string | null;
  readonly trace: readonly TraceStep[];
  readonly assumptions: readonly string[];
}

/** A line that a function wrote. */
export interface LogRecord {
  /** The logical id of the function. */
  readonly function: string;
  readonly text: string;
}

/** What came of a change of the assembly. */
export interface AssemblyRecord {
  /** `updated` when the new state is served, `kept` when it cannot be, so that the old one is. */
  readonly state: 'updated' | 'kept';
  readonly time: string;
  /** Why the new state cannot be served. */
  readonly error: string | null;
  /** The addresses that are served now. */
  readonly apis: readonly ServedStage[];
}

/** An address at which a stage is served. */
export interface ServedStage {
  readonly stack: string;
  readonly api: string;
  readonly stage: string;
  readonly url: string;
  readonly callbackUrl: string;
}

/** What happens while the gateway runs. */
export type GatewayEvent =
  | ({ readonly event: 'message' } & MessageRecord)
  | ({ readonly event: 'connection' } & ConnectionRecord)
  | ({ readonly event: 'log' } & LogRecord)
  | ({ readonly event: 'assembly' } & AssemblyRecord);

/** Tells whoever listens what happens. */
export class Events {
  private readonly listeners = new Set<(event: GatewayEvent) => void>();

  public listen(listener: (event: GatewayEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  public emit(event: GatewayEvent): void {
    for (const listener of this.listeners) {
      listener(event);
    }
  }
}
