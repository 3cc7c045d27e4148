import { mappingVariables } from '../variables/mapping-variables';
import { collectReferences, undefinedReferences } from '../velocity/references';
import { Template } from '../velocity/template';
import type { TemplateError } from '../velocity/template-error';
import { GatewayError } from './error-frame';
import type { Exchange } from './exchange';
import { lastValues } from './message';
import { quote } from './quoted';
import type { TemplateSelection } from './template-selection';

/** Templates by their keys. */
export interface Templates {
  readonly [key: string]: string;
}

/** Parsed templates of an integration or a response, which serves many messages. */
const PARSED = new WeakMap<Templates, Map<string, Template>>();

/** What each template refers to that is not defined, such as `$util.autoId`. */
const UNDEFINED = new WeakMap<Template, readonly string[]>();

/**
 * Renders the template that was selected; undefined if none was. One that fails throws a GatewayError that points at
 * the place in it.
 *
 * @param kind whether the template makes a request or a response
 * @param owner the path of the construct that it belongs to
 */
export function renderTemplate(
  exchange: Exchange,
  kind: 'request' | 'response',
  templates: Templates,
  { key, reason, assumptions }: TemplateSelection,
  body: string,
  owner: string,
): string | undefined {
  if (key === undefined) {
    return undefined;
  }
  const { budget, context, message, trace } = exchange;
  const source = {
    body,
    context,
    parameters: { querystring: lastValues(message.queryString), header: lastValues(message.headers) },
    stageVariables: Object.entries(message.stageVariables),
  };
  const traced = { kind, owner, key, text: templates[key] as string };
  try {
    const template = parsed(templates, key);
    const rendered = template.render(mappingVariables(source, budget), { budget });
    trace.add('template', `${kind} template ${quote(key)}: ${reason}; it renders`, {
      details: [rendered],
      assumptions,
      template: { ...traced, rendered },
    });
    noteUndefined(exchange, template, kind, key);
    return rendered;
  } catch (error) {
    const { column, line, message: cause } = error as TemplateError;
    throw new GatewayError(
      `the ${kind} template ${quote(key)} of ${quote(owner)} fails: ${cause}`,
      'Internal server error',
      { assumptions: ['template-failure'], template: { ...traced, line, column } },
    );
  }
}

function parsed(templates: Templates, key: string): Template {
  const known = PARSED.get(templates) ?? new Map<string, Template>();
  PARSED.set(templates, known);
  const template = known.get(key) ?? Template.parse(templates[key] as string);
  known.set(key, template);
  return template;
}

function noteUndefined({ trace }: Exchange, template: Template, kind: string, key: string): void {
  const references =
    UNDEFINED.get(template) ?? undefinedReferences(collectReferences(template)).map(({ reference }) => reference);
  UNDEFINED.set(template, references);
  if (references.length > 0) {
    trace.add(
      'not modelled',
      `${kind} template ${quote(key)} reads what API Gateway does not define: ${references.join(', ')}`,
      { assumptions: ['undefined-reference'] },
    );
  }
}
