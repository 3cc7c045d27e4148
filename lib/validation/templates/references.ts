import { UNKNOWN } from '../../api-model/token-text';
import type { CollectedReferences, UndefinedReference } from '../../runtime/velocity/references';
import type { Template } from '../../runtime/velocity/template';
import { parseWithTokens, references } from './velocity';

type Reference = CollectedReferences['evaluated'][number];

/** What a template reads that it does not set itself. */
export interface TemplateReferences {
  /** The variables of `$context`, by their names with dots. */
  readonly contextVariables: readonly string[];

  /** References to what neither API Gateway nor the template defines. */
  readonly undefined: readonly UndefinedReference[];

  /** References to the message or the response: `$input.body`, `$input.json`, `$input.path`. */
  readonly body: readonly string[];

  /** References to `$input.params`, which has headers and query strings. */
  readonly params: readonly string[];
}

const NOTHING: TemplateReferences = { contextVariables: [], undefined: [], body: [], params: [] };

/**
 * Collects what a template refers to, wherever it does so.
 *
 * @param isExact whether every name in the template is the one that API Gateway will see
 */
export function referencesOf(template: Template, isExact: boolean): TemplateReferences {
  if (!isExact) {
    return NOTHING;
  }
  const { collectReferences, undefinedReferences, memberOf } = references();
  const { evaluated, defined } = collectReferences(template);
  const known = evaluated.filter(isKnown);
  const inputs = (names: readonly string[]) =>
    known.filter((node) => node.root === 'input' && names.includes(memberOf(node) ?? '')).map((node) => node.literal());
  return {
    contextVariables: distinct(known.filter(({ root }) => root === 'context').map(contextName)).filter(Boolean),
    undefined: undefinedReferences({ evaluated: known, defined }),
    body: distinct(inputs(['body', 'json', 'path'])),
    params: distinct(inputs(['params'])),
  };
}

/** What a template refers to; nothing for one that cannot be read. */
export function referencesIn(text: string): TemplateReferences {
  const parsed = parseWithTokens(text);
  return parsed && 'template' in parsed ? referencesOf(parsed.template, parsed.hasPlaceholders) : NOTHING;
}

/** Whether the name of a reference is known to its end: no token continues it. */
function isKnown(node: Reference): boolean {
  return !node.last.next?.image.startsWith(UNKNOWN);
}

/** The name of a variable, without the method that is called at the end. */
function contextName(node: Reference): string {
  const { stepsOf, nameOf } = references();
  const names: string[] = [];
  for (const step of stepsOf(node)) {
    if (step.kind !== 'property') {
      break;
    }
    names.push(nameOf(step));
  }
  return names.join('.');
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
