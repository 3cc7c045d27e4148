import { render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { InspectedMessage } from '../src/inspector/page-event';
import { ConsoleView, type Draft } from './console-view';
import { GatewayClient, type LinkState, takeToken } from './gateway-client';
import { MessageView } from './message-view';
import { RowTable } from './row-table';
import { filtered, type Row, Traffic } from './traffic';

const STATES: { readonly [state in LinkState]: string } = {
  connecting: 'connecting',
  live: 'live',
  lost: 'the gateway does not answer; trying again',
  'no token': 'the token is missing or old; open the link that the gateway printed',
};

function Page() {
  const gateway = useMemo(() => new GatewayClient(takeToken() ?? ''), []);
  const traffic = useMemo(() => new Traffic(), []);
  // What is drawn follows the traffic, once a frame of the screen.
  const [version, setVersion] = useState(0);
  const [state, setState] = useState<LinkState>('connecting');
  const [filter, setFilter] = useState('');
  const [onlyErrors, setOnlyErrors] = useState(false);
  const [selected, setSelected] = useState<Row | undefined>();
  const [isConsole, setIsConsole] = useState(false);
  const [draft, setDraft] = useState<Draft | undefined>();
  const isDue = useRef(false);
  const redraw = () => {
    if (!isDue.current) {
      isDue.current = true;
      requestAnimationFrame(() => {
        isDue.current = false;
        setVersion((before) => before + 1);
      });
    }
  };
  useEffect(() => {
    void gateway.listen((events) => {
      traffic.take(events);
      redraw();
    }, setState);
  }, []);
  const close = () => {
    setSelected(undefined);
    document.querySelector<HTMLElement>('.scroller')?.focus();
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && selected) {
        close();
      } else if (event.key === '/' && !(event.target as HTMLElement).matches('input, textarea, select')) {
        event.preventDefault();
        document.querySelector<HTMLElement>('#filter')?.focus();
      }
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [selected]);
  const rows = useMemo(() => filtered(traffic.rows, filter, onlyErrors), [traffic.rows, filter, onlyErrors, version]);
  const toConsole = ({ api, body, stack, stage }: InspectedMessage, isSent: boolean) => {
    const served = traffic.apis.find((one) => one.api === api && one.stack === stack && one.stage === stage);
    setIsConsole(true);
    setDraft({ id: (draft?.id ?? 0) + 1, url: served?.url ?? '', body, isSent });
  };
  const requestId = selected?.message?.requestId ?? selected?.connection?.requestId ?? '';
  return (
    <div class={`page${selected ? ' has-detail' : ''}${isConsole ? ' has-console' : ''}`}>
      <header class="top">
        <h1>cdk-websocket-gateway</h1>
        <p class={`link ${state.replace(' ', '-')}`} role="status">
          {STATES[state]}
        </p>
        <button type="button" aria-pressed={isConsole} onClick={() => setIsConsole(!isConsole)}>
          Console
        </button>
      </header>
      {traffic.notice ? (
        <p class={traffic.notice.isError ? 'banner notice' : 'notice'} role="status">
          {traffic.notice.text}
        </p>
      ) : null}
      <main>
        <section class="list" aria-label="Traffic">
          <div class="tools">
            <label class="filter">
              <span class="unseen">Filter</span>
              <input
                id="filter"
                type="search"
                placeholder="Filter: route, connection, text"
                value={filter}
                onInput={(event) => setFilter(event.currentTarget.value)}
              />
            </label>
            <label class="check">
              <input
                type="checkbox"
                checked={onlyErrors}
                onChange={(event) => setOnlyErrors(event.currentTarget.checked)}
              />
              Errors only
            </label>
            <button
              type="button"
              aria-pressed={traffic.isPaused}
              onClick={() => {
                traffic.pause(!traffic.isPaused);
                redraw();
              }}
            >
              {traffic.isPaused ? `Resume (${traffic.waiting.length})` : 'Pause'}
            </button>
            <button
              type="button"
              onClick={() => {
                traffic.clear();
                setSelected(undefined);
                redraw();
              }}
            >
              Clear
            </button>
            <span class="count">
              {rows.length === traffic.rows.length ? rows.length : `${rows.length} of ${traffic.rows.length}`} rows
            </span>
          </div>
          <RowTable rows={rows} selected={selected?.id} onSelect={setSelected} />
          {traffic.rows.length === 0 ? (
            <p class="empty">
              Nothing yet. Connect to <code>{traffic.apis[0]?.url ?? 'the API'}</code>, or open the console.
            </p>
          ) : null}
        </section>
        {selected ? (
          <MessageView
            row={selected}
            logs={traffic.logs.get(requestId) ?? []}
            assumptions={traffic.assumptions}
            onClose={close}
            onResend={(message) => toConsole(message, true)}
            onEdit={(message) => toConsole(message, false)}
          />
        ) : null}
        {isConsole ? <ConsoleView gateway={gateway} traffic={traffic} draft={draft} version={version} /> : null}
      </main>
    </div>
  );
}

render(<Page />, document.getElementById('page') as HTMLElement);
