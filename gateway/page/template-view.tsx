import type { TracedTemplate } from '../../lib/runtime/exchange/trace';
import { pretty } from './pretty';

/** A template beside what it renders, with the place of an error. */
export function TemplateView({ template }: { readonly template: TracedTemplate }) {
  const { column, key, kind, line, owner, rendered, text } = template;
  const lines = text.split(/\r\n|\n|\r/);
  return (
    <div class="sides">
      <figure>
        <figcaption>
          {kind} template <code>{key}</code> of <code>{owner}</code>
        </figcaption>
        <pre class="numbered" tabIndex={0}>
          {lines.map((content, index) => (
            <span key={index} class={index + 1 === line ? 'line fault' : 'line'}>
              {index + 1 === line ? marked(content, column ?? 1) : content}
              {'\n'}
              {index + 1 === line && column !== undefined ? (
                <span class="caret">{`fails here: line ${line}, column ${column}\n`}</span>
              ) : null}
            </span>
          ))}
        </pre>
      </figure>
      <figure>
        <figcaption>{rendered === undefined ? 'renders nothing' : 'renders'}</figcaption>
        <pre class={rendered === undefined ? 'fault' : ''} tabIndex={0}>
          {rendered === undefined ? 'The template fails at the marked place.' : pretty(rendered)}
        </pre>
      </figure>
    </div>
  );
}

/** A line with the character at which the template fails. */
function marked(content: string, column: number) {
  return (
    <>
      {content.slice(0, column - 1)}
      <mark>{content.slice(column - 1, column) || ' '}</mark>
      {content.slice(column)}
    </>
  );
}
