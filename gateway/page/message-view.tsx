import { useEffect, useRef, useState } from 'preact/hooks';
import type { Assumption } from '../../lib/service-facts/assumptions';
import type { TraceStep } from '../src/control/events';
import type { InspectedMessage } from '../src/inspector/page-event';
import { copyAsTest, LANGUAGES, type Language } from './copy-as-test';
import { pretty } from './pretty';
import { recordedMessage } from './recorded-message';
import { TemplateView } from './template-view';
import type { Row } from './traffic';

type Assumptions = ReadonlyMap<string, Assumption>;

/** Everything about one row: what came in, each step, what went out. */
export function MessageView(props: {
  readonly row: Row;
  readonly logs: readonly string[];
  readonly assumptions: Assumptions;
  readonly onClose: () => void;
  readonly onResend: (message: InspectedMessage) => void;
  readonly onEdit: (message: InspectedMessage) => void;
}) {
  const { assumptions, logs, onClose, onEdit, onResend, row } = props;
  const { connection, message } = row;
  const record = message ?? connection;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [row.id]);
  if (!record) {
    return null;
  }
  const templates = message?.templates ?? [];
  return (
    <section class="detail" aria-labelledby="detail-heading">
      <header>
        <h2 id="detail-heading" tabIndex={-1} ref={heading}>
          {row.route} <small>{row.time.slice(11, 23)}</small>
        </h2>
        <button type="button" onClick={onClose} aria-label="Close (Escape)" title="Close (Escape)">
          ✕
        </button>
      </header>
      <div class="detail-body">
        {record.error === null ? null : (
          <p class="banner" role="alert">
            {record.error}
          </p>
        )}
        <dl class="facts">
          <dt>connection</dt>
          <dd>{row.connectionId}</dd>
          <dt>stage</dt>
          <dd>
            {record.stage} of {record.api}
          </dd>
          {row.backend ? <dt>backend</dt> : null}
          {row.backend ? (
            <dd>{[row.backend, row.status, row.ms && `${row.ms} ms`].filter(Boolean).join(' · ')}</dd>
          ) : null}
        </dl>
        {message ? (
          <>
            <div class="actions">
              <button type="button" onClick={() => onResend(message)}>
                Resend
              </button>
              <button type="button" onClick={() => onEdit(message)}>
                Edit and send
              </button>
              <CopyAsTest message={message} />
            </div>
            <div class="sides">
              <Text title="message" text={message.body} />
              <Text
                title={message.reply === null ? 'no frame is sent' : 'frame sent to the client'}
                text={message.reply ?? ''}
              />
            </div>
          </>
        ) : null}
        <h3>Steps</h3>
        <ol class="steps">
          {record.trace.map((step, index) => (
            <Step key={index} step={step} template={templates[index] ?? null} assumptions={assumptions} />
          ))}
        </ol>
        {message?.request ? <Request request={message.request} /> : null}
        {logs.length > 0 ? (
          <>
            <h3>Log of the function</h3>
            <pre tabIndex={0}>{logs.join('\n')}</pre>
          </>
        ) : null}
        <Assumed ids={record.assumptions} assumptions={assumptions} />
      </div>
    </section>
  );
}

function Step(props: {
  readonly step: TraceStep;
  readonly template: InspectedMessage['templates'][number];
  readonly assumptions: Assumptions;
}) {
  const { step, template } = props;
  const marks = step.assumptions.map((id) => (
    <a key={id} class="mark" href={`#assumed-${id}`} onClick={(event) => jump(event, `assumed-${id}`)}>
      assumed: {id}
    </a>
  ));
  return (
    <li class={step.kind === 'error' ? 'step fault' : 'step'}>
      <span class="kind">{step.kind}</span> <span class="text">{step.step}</span> {marks}
      {template ? (
        <TemplateView template={template} />
      ) : step.details.length > 0 ? (
        <pre tabIndex={0}>{step.details.map(pretty).join('\n')}</pre>
      ) : null}
    </li>
  );
}

/** The fragment of the address belongs to the token, so a link inside of the page only scrolls. */
function jump(event: Event, id: string): void {
  event.preventDefault();
  const target = document.getElementById(id);
  target?.scrollIntoView({ block: 'center' });
  target?.focus();
}

function Request({ request }: { readonly request: NonNullable<InspectedMessage['request']> }) {
  const { body, headers, method, uri } = request;
  if (uri === undefined) {
    return null;
  }
  const head = [`${method} ${uri}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join('\n');
  return (
    <>
      <h3>Request as sent</h3>
      <pre tabIndex={0}>{body === undefined ? head : `${head}\n\n${pretty(body)}`}</pre>
    </>
  );
}

function Text({ text, title }: { readonly text: string; readonly title: string }) {
  return (
    <figure>
      <figcaption>{title}</figcaption>
      {text === '' ? null : <pre tabIndex={0}>{pretty(text)}</pre>}
    </figure>
  );
}

function Assumed({ assumptions, ids }: { readonly ids: readonly string[]; readonly assumptions: Assumptions }) {
  const known = ids.flatMap((id) => assumptions.get(id) ?? []);
  if (known.length === 0) {
    return null;
  }
  return (
    <>
      <h3>What this rests on</h3>
      <dl class="assumed">
        {known.map(({ grade, id, source, statement }) => (
          <div key={id} id={`assumed-${id}`} tabIndex={-1}>
            <dt>
              {id} <span class="grade">{grade}</span>
            </dt>
            <dd>
              {statement} <em>Source: {source}.</em>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function CopyAsTest({ message }: { readonly message: InspectedMessage }) {
  const [language, setLanguage] = useState<Language>(
    () => (localStorage.getItem('language') as Language | null) ?? 'TypeScript',
  );
  const [state, setState] = useState('');
  const [text, setText] = useState('');
  const recorded = recordedMessage(message);
  if (!recorded) {
    return null;
  }
  const copy = async () => {
    const test = copyAsTest(recorded, language);
    setText(test);
    try {
      await navigator.clipboard.writeText(test);
      setState('Copied.');
    } catch {
      setState('The browser does not allow copying; select the text below.');
    }
  };
  return (
    <>
      <span class="joined">
        <button type="button" onClick={copy}>
          Copy as test
        </button>
        <select
          aria-label="Language of the test"
          value={language}
          onChange={(event) => {
            const chosen = event.currentTarget.value as Language;
            localStorage.setItem('language', chosen);
            setLanguage(chosen);
            setText('');
            setState('');
          }}
        >
          {LANGUAGES.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </span>
      <span class="state" role="status">
        {state}
      </span>
      {text === '' ? null : (
        <pre class="test" tabIndex={0} aria-label="Test">
          {text}
        </pre>
      )}
    </>
  );
}
