import type { ClientOutcome } from '../src/inspector/console-clients';
import type { PageEvent } from '../src/inspector/page-event';

/** How the page stands with the gateway. */
export type LinkState = 'connecting' | 'live' | 'lost' | 'no token';

/** How long to wait before the gateway is asked again, in milliseconds. */
const RETRY = 1_000;

const STORED = 'cdk-websocket-gateway-token';

/** Takes the token out of the address, so that neither the history nor a screenshot shows it. */
export function takeToken(): string | undefined {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    sessionStorage.setItem(STORED, given);
    history.replaceState(null, '', location.pathname);
  }
  return given ?? sessionStorage.getItem(STORED) ?? undefined;
}

/** Speaks with the control API of the gateway. */
export class GatewayClient {
  constructor(private readonly token: string) {}

  /** Passes on what happens, and connects again when the gateway was away. */
  public async listen(onEvents: (events: PageEvent[]) => void, onState: (state: LinkState) => void): Promise<never> {
    for (;;) {
      try {
        const response = await this.call('GET', 'events');
        if (response.status === 401) {
          onState('no token');
        } else if (response.body) {
          onState('live');
          await readLines(response.body, onEvents);
          onState('lost');
        }
      } catch {
        onState('lost');
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY));
    }
  }

  public async connect(request: object): Promise<ClientOutcome> {
    const response = await this.call('POST', 'clients', request);
    if (!response.ok) {
      throw new Error(await messageOf(response));
    }
    return response.json();
  }

  public async send(client: number, body: string): Promise<void> {
    const response = await this.call('POST', `clients/${client}/send`, { body });
    if (!response.ok) {
      throw new Error(response.status === 404 ? 'the connection is closed; connect again' : await messageOf(response));
    }
  }

  public async disconnect(client: number): Promise<void> {
    await this.call('DELETE', `clients/${client}`);
  }

  private call(method: string, name: string, body?: object): Promise<Response> {
    return fetch(name, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, ...(body && { 'Content-Type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
  }
}

async function messageOf(response: Response): Promise<string> {
  try {
    return (await response.json()).message;
  } catch {
    return `the gateway answers ${response.status}`;
  }
}

async function readLines(stream: ReadableStream<Uint8Array>, onEvents: (events: PageEvent[]) => void): Promise<void> {
  const reader = stream
    .pipeThrough(new TextDecoderStream() as never)
    .getReader() as ReadableStreamDefaultReader<string>;
  let rest = '';
  for (;;) {
    const { done, value = '' } = await reader.read();
    if (done) {
      return;
    }
    const lines = (rest + value).split('\n');
    rest = lines.pop() as string;
    if (lines.length > 0) {
      onEvents(lines.map((line) => JSON.parse(line)));
    }
  }
}
