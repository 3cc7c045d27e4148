import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MessageRecord } from './events';
import { type Faults, readFaults } from './faults';

/** A connection as the control API lists it. */
export interface ListedConnection {
  readonly connectionId: string;
  readonly api: string;
  readonly stage: string;
  readonly sourceIp: string;
  readonly connectedAt: string;
  readonly lastActiveAt: string;
}

/** What the control API controls. */
export interface Controlled {
  messages(since: number): readonly MessageRecord[];
  connections(): readonly ListedConnection[];
  advance(milliseconds: number): Promise<void>;
  setFaults(faults: Faults): void;
  reset(): Promise<void>;
}

/** The path of the control API. */
export const CONTROL_PATH = '/_gateway/';

/** The largest body of a request. */
const MOST_BYTES = 64 * 1024;

/** The furthest that time can be moved in one request: a year. */
const MOST_MILLIS = 366 * 24 * 60 * 60 * 1000;

/** A request that cannot be taken. */
export class BadRequest extends Error {}

/** Lets a test look at the gateway and control it. */
export class ControlApi {
  constructor(
    private readonly token: string,
    private readonly controlled: Controlled,
  ) {}

  public async request(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const name = url.pathname.slice(CONTROL_PATH.length);
    if (!this.isAuthorized(request)) {
      request.resume();
      return answer(response, 401, {
        message: 'token is missing or wrong; send the header Authorization: Bearer TOKEN',
      });
    }
    try {
      const body = await readBody(request);
      await this.answerTo(`${request.method} ${name}`, url.searchParams, body, response);
    } catch (error) {
      if (!(error instanceof BadRequest)) {
        throw error;
      }
      answer(response, 400, { message: error.message });
    }
  }

  private async answerTo(call: string, query: URLSearchParams, body: string, response: ServerResponse): Promise<void> {
    switch (call) {
      case 'GET messages':
        return answer(response, 200, { messages: this.controlled.messages(readSince(query)) });
      case 'GET connections':
        return answer(response, 200, { connections: this.controlled.connections() });
      case 'POST clock':
        await this.controlled.advance(readAdvance(parse(body)));
        return answer(response, 204);
      case 'POST faults':
        this.controlled.setFaults(faultsOf(parse(body)));
        return answer(response, 204);
      case 'POST reset':
        readNothing(body);
        await this.controlled.reset();
        return answer(response, 204);
      default:
        return answer(response, 404, {
          message:
            `control API does not have ${JSON.stringify(call)}; ` +
            'it has GET messages, GET connections, POST clock, POST faults and POST reset',
        });
    }
  }

  public isAuthorized({ headers }: IncomingMessage): boolean {
    const given = Buffer.from(headers.authorization ?? '');
    const wanted = Buffer.from(`Bearer ${this.token}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
}

function readSince(query: URLSearchParams): number {
  const text = query.get('since') ?? '0';
  if (!/^\d{1,15}$/.test(text)) {
    throw new BadRequest(
      `since is not a whole number, got ${JSON.stringify(text)}; pass the seq of the last message that you have`,
    );
  }
  return Number(text);
}

function readAdvance(value: unknown): number {
  const members = Object.entries(typeof value === 'object' && value !== null ? value : {});
  const [name, advance] = members[0] ?? [];
  const isValid =
    name === 'advanceMs' && Number.isInteger(advance) && (advance as number) >= 0 && (advance as number) <= MOST_MILLIS;
  if (members.length !== 1 || !isValid) {
    throw new BadRequest(
      `clock cannot be moved, got ${JSON.stringify(value)}; send {"advanceMs":N} with a whole number from 0 to ${MOST_MILLIS}`,
    );
  }
  return advance as number;
}

function readNothing(body: string): void {
  if (body !== '' && JSON.stringify(parse(body)) !== '{}') {
    throw new BadRequest(`reset takes nothing, got ${JSON.stringify(body)}; send no body`);
  }
}

function faultsOf(value: unknown): Faults {
  try {
    return readFaults(value);
  } catch (error) {
    throw new BadRequest((error as Error).message);
  }
}

export function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new BadRequest(`body is not JSON, got ${JSON.stringify((error as Error).message)}; send a JSON object`);
  }
}

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length <= MOST_BYTES) {
      chunks.push(chunk as Buffer);
    }
  }
  if (length > MOST_BYTES) {
    throw new BadRequest(`body is larger than ${MOST_BYTES} bytes, got ${length}; send less`);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function answer(response: ServerResponse, status: number, body?: object): void {
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  const text = JSON.stringify(body);
  response
    .writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) })
    .end(text);
}
