import type { Assumption } from '../../lib/service-facts/assumptions';
import type { ServedStage } from '../src/control/events';
import type { InspectedConnection, InspectedMessage, PageEvent } from '../src/inspector/page-event';

/** A line of the table. */
export interface Row {
  readonly id: number;
  readonly time: string;
  readonly connectionId: string;
  readonly route: string;
  readonly backend: string;
  readonly status: string;
  readonly ms: string;
  readonly text: string;
  readonly isError: boolean;
  /** What the filter looks at. */
  readonly searched: string;
  readonly message?: InspectedMessage;
  readonly connection?: InspectedConnection;
}

/** What a client of the console got, or was told. */
export interface ConsoleLine {
  readonly kind: 'sent' | 'received' | 'note';
  readonly text: string;
}

/** The most rows that the page keeps. */
export const MOST_ROWS = 10_000;

/** The most lines that are kept of a function, and of a connection of the console. */
const MOST_LINES = 500;

/** Everything that the page was told. */
export class Traffic {
  public rows: readonly Row[] = [];
  public waiting: Row[] = [];
  public isPaused = false;
  public apis: readonly ServedStage[] = [];
  public assumptions: ReadonlyMap<string, Assumption> = new Map();
  public notice: { readonly text: string; readonly isError: boolean } | undefined;
  public readonly logs = new Map<string, string[]>();
  public readonly lines = new Map<number, ConsoleLine[]>();
  public readonly closed = new Set<number>();
  private lastId = 0;

  public take(events: readonly PageEvent[]): void {
    const added: Row[] = [];
    for (const event of events) {
      switch (event.kind) {
        case 'hello':
          // The page starts anew: what it had before, the gateway tells again.
          this.apis = event.apis;
          this.assumptions = new Map(event.assumptions.map((assumption) => [assumption.id, assumption]));
          this.clear();
          this.logs.clear();
          added.length = 0;
          break;
        case 'message':
          added.push(this.messageRow(event.message));
          break;
        case 'connection':
          added.push(this.connectionRow(event.connection));
          break;
        case 'log':
          this.addLog(event.requestId ?? '', `[${event.function}] ${event.text}`);
          break;
        case 'assembly':
          this.apis = event.apis;
          this.notice =
            event.error === null
              ? { text: `The new assembly is served since ${event.time.slice(11, 19)}.`, isError: false }
              : { text: `${event.error}; the assembly before it is still served`, isError: true };
          break;
        case 'cleared':
          this.clear();
          added.length = 0;
          break;
        case 'frame':
          this.addLine(event.client, { kind: 'received', text: event.text });
          break;
        case 'closed':
          this.closed.add(event.client);
          this.addLine(event.client, { kind: 'note', text: `closed with ${event.code} ${event.reason}`.trim() });
          break;
      }
    }
    if (this.isPaused) {
      this.waiting = newest([...this.waiting, ...added]);
    } else if (added.length > 0) {
      this.rows = newest([...this.rows, ...added]);
    }
  }

  public pause(isPaused: boolean): void {
    this.isPaused = isPaused;
    if (!isPaused) {
      this.rows = newest([...this.rows, ...this.waiting]);
      this.waiting = [];
    }
  }

  public clear(): void {
    this.rows = [];
    this.waiting = [];
  }

  public addLine(client: number, line: ConsoleLine): void {
    this.lines.set(client, [...(this.lines.get(client) ?? []), line].slice(-MOST_LINES));
  }

  private addLog(requestId: string, line: string): void {
    this.logs.set(requestId, [...(this.logs.get(requestId) ?? []), line].slice(-MOST_LINES));
    if (this.logs.size > MOST_ROWS) {
      this.logs.delete(this.logs.keys().next().value as string);
    }
  }

  private messageRow(message: InspectedMessage): Row {
    const { backend, body, connectionId, error, ms, routeKey, status, time } = message;
    return this.row({
      time,
      connectionId,
      route: routeKey ?? 'no route',
      backend: backend ?? '',
      status: error === null ? String(status ?? '') : status === null ? 'error' : `${status} error`,
      ms: ms.toFixed(ms < 10 ? 1 : 0),
      text: body,
      isError: error !== null,
      message,
    });
  }

  private connectionRow(connection: InspectedConnection): Row {
    const { backend, connectionId, error, state, time } = connection;
    return this.row({
      time,
      connectionId,
      route: connection.routeKey ?? (state === 'closed' ? '$disconnect' : '$connect'),
      backend: backend ?? '',
      status: String(connection.handshakeStatus ?? connection.disconnectStatusCode ?? ''),
      ms: '',
      text: state === 'closed' ? `closed: ${connection.disconnectReason || 'no reason'}` : state,
      isError: error !== null || state === 'refused',
      connection,
    });
  }

  private row(parts: Omit<Row, 'id' | 'searched'>): Row {
    this.lastId += 1;
    const { backend, connectionId, message, route, status, text } = parts;
    const searched = [connectionId, route, backend, status, text, message?.reply, message?.error]
      .join('\n')
      .toLowerCase();
    return { id: this.lastId, searched, ...parts };
  }
}

function newest(rows: Row[]): Row[] {
  return rows.length > MOST_ROWS ? rows.slice(-MOST_ROWS) : rows;
}

/** The rows that have every word of a filter. */
export function filtered(rows: readonly Row[], filter: string, onlyErrors: boolean): readonly Row[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return words.length === 0 && !onlyErrors
    ? rows
    : rows.filter((row) => (!onlyErrors || row.isError) && words.every((word) => row.searched.includes(word)));
}
