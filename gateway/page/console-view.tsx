import { useEffect, useRef, useState } from 'preact/hooks';
import type { ServedStage } from '../src/control/events';
import type { GatewayClient } from './gateway-client';
import { pretty } from './pretty';
import type { ConsoleLine, Traffic } from './traffic';

/** What the console was asked to do from elsewhere on the page. */
export interface Draft {
  readonly id: number;
  readonly url: string;
  readonly body: string;
  /** Whether it is sent at once. */
  readonly isSent: boolean;
}

/** A client of the API: it connects, sends messages, and shows frames. */
export function ConsoleView(props: {
  readonly gateway: GatewayClient;
  readonly traffic: Traffic;
  readonly draft: Draft | undefined;
  readonly version: number;
}) {
  const { draft, gateway, traffic } = props;
  const [url, setUrl] = useState('');
  const [headers, setHeaders] = useState('');
  const [query, setQuery] = useState('');
  const [body, setBody] = useState('');
  const [client, setClient] = useState<number | undefined>();
  const [error, setError] = useState('');
  const [connectedUrl, setConnectedUrl] = useState('');
  const text = useRef<HTMLTextAreaElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const isOpen = client !== undefined && !traffic.closed.has(client);
  const chosen = url || traffic.apis[0]?.url || '';
  const lines = client === undefined ? [] : (traffic.lines.get(client) ?? []);

  const attempt = async (action: () => Promise<void>) => {
    setError('');
    try {
      await action();
    } catch (failure) {
      setError((failure as Error).message);
    }
  };
  const connect = async (to: string): Promise<number> => {
    const outcome = await gateway.connect({
      url: to,
      headers: pairs(headers, ':'),
      queryString: pairs(query, '='),
    });
    if (outcome.client === null) {
      throw new Error(
        outcome.status === 0 ? outcome.body : `the handshake is refused with ${outcome.status}: ${outcome.body}`,
      );
    }
    setClient(outcome.client);
    setConnectedUrl(to);
    return outcome.client;
  };
  const send = async (to: number, message: string) => {
    traffic.addLine(to, { kind: 'sent', text: message });
    await gateway.send(to, message);
  };

  useEffect(() => {
    if (!draft) {
      return;
    }
    setUrl(draft.url);
    setBody(draft.body);
    if (draft.isSent) {
      void attempt(async () => {
        const to = isOpen && connectedUrl === draft.url ? client : await connect(draft.url);
        await send(to, draft.body);
      });
    } else {
      text.current?.focus();
    }
  }, [draft?.id]);
  useEffect(() => {
    end.current?.scrollTo(0, end.current.scrollHeight);
  }, [lines.length]);

  return (
    <section class="console" aria-labelledby="console-heading">
      <h2 id="console-heading">Console</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void attempt(async () => {
            await connect(chosen);
          });
        }}
      >
        <label>
          API and stage
          <select value={chosen} disabled={isOpen} onChange={(event) => setUrl(event.currentTarget.value)}>
            {traffic.apis.map((served) => (
              <option key={served.url} value={served.url}>
                {nameOf(served)}
              </option>
            ))}
          </select>
        </label>
        <div class="fields">
          <label>
            Headers, one “Name: value” a line
            <textarea
              rows={2}
              spellcheck={false}
              disabled={isOpen}
              value={headers}
              onInput={(event) => setHeaders(event.currentTarget.value)}
            />
          </label>
          <label>
            Query string, one “name=value” a line
            <textarea
              rows={2}
              spellcheck={false}
              disabled={isOpen}
              value={query}
              onInput={(event) => setQuery(event.currentTarget.value)}
            />
          </label>
        </div>
        {isOpen ? (
          <button type="button" onClick={() => attempt(() => gateway.disconnect(client))}>
            Disconnect
          </button>
        ) : (
          <button type="submit" class="primary" disabled={chosen === ''}>
            Connect
          </button>
        )}
      </form>
      {error === '' ? null : (
        <p class="banner" role="alert">
          {error}
        </p>
      )}
      <div class="frames" role="log" aria-label="Frames" tabIndex={0} ref={end}>
        {lines.length === 0 ? <p class="empty">{isOpen ? 'Connected.' : 'Not connected.'}</p> : null}
        {lines.map((line, index) => (
          <Line key={index} line={line} />
        ))}
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isOpen) {
            void attempt(() => send(client, body));
          }
        }}
      >
        <label>
          Message (Ctrl+Enter sends)
          <textarea
            rows={4}
            spellcheck={false}
            ref={text}
            value={body}
            placeholder='{"action":"ping"}'
            onInput={(event) => setBody(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                event.currentTarget.form?.requestSubmit();
              }
            }}
          />
        </label>
        <button type="submit" class="primary" disabled={!isOpen}>
          Send
        </button>
      </form>
    </section>
  );
}

const ARROWS = { sent: 'sent', received: 'received', note: 'note' };

function Line({ line: { kind, text } }: { readonly line: ConsoleLine }) {
  return (
    <div class={`frame ${kind}`}>
      <span class="kind">{ARROWS[kind]}</span>
      <pre>{pretty(text)}</pre>
    </div>
  );
}

function nameOf({ api, stack, stage, url }: ServedStage): string {
  return `${url}  (${stack}/${api}, ${stage})`;
}

function pairs(text: string, separator: string): [string, string][] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const at = line.indexOf(separator);
      return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + separator.length).trim()];
    });
}
