import type { IncomingMessage, ServerResponse } from 'node:http';
import { ASSUMPTIONS } from '../../../lib/service-facts/assumptions';
import { answer, BadRequest, CONTROL_PATH, parse, readBody } from '../control/control-api';
import type { AssemblyRecord, ConnectionRecord, MessageRecord, ServedStage } from '../control/events';
import type { MessageDetails } from '../exchange/inspection';
import { ConsoleClients } from './console-clients';
import type { InspectedMessage, PageEvent } from './page-event';
import { pageFile } from './page-file';

/** The most messages, connections and lines that a page gets when it is opened. */
const MOST_KEPT = 1_000;

/** The most characters of them. */
const MOST_TEXT = 16 * 1024 * 1024;

/** What may wait for a page that does not read, in bytes; it then starts anew. */
const MOST_WAITING = 32 * 1024 * 1024;

/** What the inspector needs of the gateway. */
export interface Inspected {
  isAuthorized(request: IncomingMessage): boolean;
  apis(): readonly ServedStage[];
}

/** Serves the inspector page, and tells it what happens. */
export class Inspector {
  private kept: { readonly event: PageEvent; readonly size: number }[] = [];
  private text = 0;
  private readonly pages = new Set<(event: PageEvent) => void>();
  private readonly clients = new ConsoleClients((event) => this.tell(event));

  constructor(private readonly inspected: Inspected) {}

  /** Whether a request is for the page, or one of the page. */
  public takes({ method, url = '' }: IncomingMessage): boolean {
    const name = nameOf(url);
    return (
      (method === 'GET' && (name === '' || name === 'events')) || name === 'clients' || name.startsWith('clients/')
    );
  }

  public async request(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = nameOf(request.url ?? '');
    if (name === '') {
      request.resume();
      const { headers, html } = pageFile();
      response.writeHead(200, headers).end(html);
      return;
    }
    if (!this.inspected.isAuthorized(request)) {
      request.resume();
      return answer(response, 401, {
        message: 'token is missing or wrong; send the header Authorization: Bearer TOKEN',
      });
    }
    if (name === 'events') {
      request.resume();
      return this.stream(response);
    }
    try {
      await this.manageClients(`${request.method} ${name}`, await readBody(request), response);
    } catch (error) {
      if (!(error instanceof BadRequest)) {
        throw error;
      }
      answer(response, 400, { message: error.message });
    }
  }

  public message(record: MessageRecord, { inspection, message, stack }: MessageDetails): void {
    const { authorizer, connectedAt, messageId, requestId, sourceIp, userAgent } = message;
    const { answer: given, readHeaders = [], request, templates = [] } = inspection ?? {};
    const inspected: InspectedMessage = {
      ...record,
      stack,
      requestId,
      messageId,
      connectedAt: connectedAt.toISOString(),
      sourceIp,
      userAgent: userAgent ?? null,
      authorizer,
      templates,
      request: request ?? null,
      answer: given ?? null,
      readHeaders,
    };
    this.keep({ kind: 'message', message: inspected }, sizeOf(record) + (request?.body?.length ?? 0));
  }

  public connection(connection: ConnectionRecord, requestId: string): void {
    this.keep({ kind: 'connection', connection: { ...connection, requestId } }, 1_000);
  }

  /** @param requestId the request whose function wrote the line */
  public log(name: string, text: string, requestId: string | undefined): void {
    this.keep({ kind: 'log', function: name, text, requestId: requestId ?? null }, text.length);
  }

  public assembly(record: AssemblyRecord): void {
    this.tell({ kind: 'assembly', ...record });
  }

  public clear(): void {
    this.kept = [];
    this.text = 0;
    this.tell({ kind: 'cleared' });
  }

  public end(): void {
    this.clients.end();
  }

  private keep(event: PageEvent, size: number): void {
    this.kept.push({ event, size });
    this.text += size;
    // Now and then, since each removal at the beginning moves all that follow.
    if (this.kept.length > 2 * MOST_KEPT || this.text > MOST_TEXT) {
      const half = this.kept.splice(0, Math.ceil(this.kept.length / 2));
      this.text -= half.reduce((sum, entry) => sum + entry.size, 0);
    }
    this.tell(event);
  }

  private tell(event: PageEvent): void {
    for (const page of this.pages) {
      page(event);
    }
  }

  /** What was kept, and then what happens, one JSON object a line. */
  private stream(response: ServerResponse): void {
    response.writeHead(200, {
      'Content-Type': 'application/x-ndjson',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    const write = (event: PageEvent) => {
      response.write(`${JSON.stringify(event)}\n`);
      if (response.writableLength > MOST_WAITING) {
        response.destroy();
      }
    };
    write({ kind: 'hello', apis: this.inspected.apis(), assumptions: ASSUMPTIONS });
    for (const { event } of this.kept.slice(-MOST_KEPT)) {
      write(event);
    }
    this.pages.add(write);
    response.on('close', () => this.pages.delete(write));
  }

  private async manageClients(call: string, body: string, response: ServerResponse): Promise<void> {
    const [, verb, client = ''] = /^(POST|DELETE) clients\/(\d{1,15})(?:\/send)?$/.exec(call) ?? [];
    if (call === 'POST clients') {
      const urls = this.inspected.apis().map(({ url }) => url);
      return answer(response, 200, await this.clients.open(parse(body), urls));
    }
    const isDone =
      (call === `POST clients/${client}/send` && this.clients.send(Number(client), parse(body))) ||
      (verb === 'DELETE' && call === `DELETE clients/${client}` && this.clients.close(Number(client)));
    return isDone
      ? answer(response, 204)
      : answer(response, 404, { message: `console does not have ${JSON.stringify(call)}; connect with POST clients` });
  }
}

function nameOf(url: string): string {
  return (url.split('?')[0] as string).slice(CONTROL_PATH.length);
}

function sizeOf({ body, reply, trace }: MessageRecord): number {
  const details = trace.reduce((sum, step) => step.details.reduce((total, line) => total + line.length, sum), 0);
  return body.length + (reply?.length ?? 0) + details + 500;
}
