import type { AssumptionId } from '../../service-facts/assumptions';
import { mappingVariables } from '../variables/mapping-variables';
import {
  type CollectedReferences,
  collectReferences,
  nameOf,
  stepsOf,
  undefinedReferences,
} from '../velocity/references';
import { Template } from '../velocity/template';
import type { TemplateError } from '../velocity/template-error';
import { EMPTY_IDENTITY_KEYS } from './context';
import { GatewayError } from './error-frame';
import type { Exchange } from './exchange';
import { lastValues } from './message';
import { quote } from './quoted';
import type { TemplateSelection } from './template-selection';

/** Templates by their keys. */
export interface Templates {
  readonly [key: string]: string;
}

/** What a template refers to, as far as an explanation of its rendering needs it. */
interface ReadNames {
  /** What is not defined, such as `$util.autoId`. */
  readonly undefinedNames: readonly string[];
  /** The variables of `$context`, with one more name for those of a part. */
  readonly contextNames: ReadonlySet<string>;
}

/** Parsed templates of an integration or a response, which serves many messages. */
const PARSED = new WeakMap<Templates, Map<string, Template>>();

const READ_NAMES = new WeakMap<Template, ReadNames>();

/** The parts of `$context` that print nothing. */
const CONTEXT_PARTS = ['authorizer', 'error', 'identity', 'requestOverride', 'responseOverride'];

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
  const relied = new Set(assumptions);
  const note = (assumption: AssumptionId) => relied.add(assumption);
  const traced = { kind, owner, key, text: templates[key] as string };
  try {
    const template = parsed(templates, key);
    const rendered = template.render(mappingVariables(source, budget, note), { budget, note });
    for (const assumption of contextAssumptions(template, exchange.place.routeKey)) {
      relied.add(assumption);
    }
    trace.add('template', `${kind} template ${quote(key)}: ${reason}; it renders`, {
      details: [rendered],
      assumptions: [...relied],
      template: { ...traced, rendered },
    });
    noteUndefined(exchange, template, kind, key);
    return rendered;
  } catch (error) {
    const { column, line, message: cause } = error as TemplateError;
    throw new GatewayError(
      `the ${kind} template ${quote(key)} of ${quote(owner)} fails: ${cause}`,
      'Internal server error',
      {
        assumptions: relied.has('json-path-filters') ? ['json-path-filters'] : ['template-failure'],
        template: { ...traced, line, column },
      },
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
  const { undefinedNames } = readNames(template);
  if (undefinedNames.length > 0) {
    trace.add(
      'not modelled',
      `${kind} template ${quote(key)} reads what API Gateway does not define: ${undefinedNames.join(', ')}`,
      { assumptions: ['undefined-reference'] },
    );
  }
}

/** What a template takes for granted by reading parts of the context. */
function contextAssumptions(template: Template, routeKey: string): AssumptionId[] {
  const { contextNames } = readNames(template);
  const reads = (names: readonly string[]) => names.some((name) => contextNames.has(name));
  return [
    ...(reads(CONTEXT_PARTS) ? ['context-parts' as const] : []),
    ...(reads(EMPTY_IDENTITY_KEYS.map((name) => `identity.${name}`)) ? ['context-identity-keys' as const] : []),
    ...(routeKey === '$disconnect' && reads(['disconnectStatusCode', 'disconnectReason'])
      ? ['disconnect-context' as const]
      : []),
  ];
}

function readNames(template: Template): ReadNames {
  const known = READ_NAMES.get(template);
  if (known) {
    return known;
  }
  const references = collectReferences(template);
  const names: ReadNames = {
    undefinedNames: undefinedReferences(references).map(({ reference }) => reference),
    contextNames: new Set(references.evaluated.filter(({ root }) => root === 'context').map(contextName)),
  };
  READ_NAMES.set(template, names);
  return names;
}

/** The name of what a reference to the context reads; that of a part alone where a method follows. */
function contextName(reference: CollectedReferences['evaluated'][number]): string {
  const steps = stepsOf(reference).slice(0, 2);
  const properties = steps.filter(({ kind }) => kind === 'property').map(nameOf);
  return properties.join('.');
}
