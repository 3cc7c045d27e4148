import { CONTEXT_VARIABLE_NAMES, contextVariable } from '../../service-facts/context-variables';
import { TEMPLATE_REFERENCE } from '../../service-facts/sources';
import { nearestName } from '../did-you-mean';
import type { Rule } from '../rule';
import type { Segment } from '../template-scanner';

/**
 * What the rule looks at: the variables of the context that something reads.
 */
export interface ContextSubject {
  /** What reads them, for the message. */
  readonly reader: string;

  /** Their names, with dots in them. */
  readonly names: readonly string[];
}

/**
 * What can be wrong with a variable of the context.
 */
export const CONTEXT_RULES: readonly Rule<ContextSubject>[] = [
  {
    id: 'context-variable-unknown',
    severity: 'warning',
    moment: 'constructor',
    summary: 'an unknown `$context` variable, which would be empty',
    source: TEMPLATE_REFERENCE,
    check: ({ reader, names }) =>
      names
        .filter((name) => contextVariable(name) === undefined)
        .map((name) => ({
          problem: `${reader} reads an unknown $context variable`,
          got: name,
          remedy: remedyFor(name),
        })),
  },
];

function remedyFor(name: string): string {
  if (name.includes('-')) {
    return 'use a documented variable; a "-" is part of the name unless the name is in braces';
  }
  const nearest = nearestName(name, CONTEXT_VARIABLE_NAMES);
  return nearest === undefined
    ? 'use a documented variable, such as "connectionId", "routeKey" or "identity.sourceIp"'
    : `did you mean ${JSON.stringify(nearest)}?`;
}

/** What follows a name that is called is a method, and no part of the variable. */
const CONTEXT_REFERENCE = /\$!?\{?context((?:\.[A-Za-z_][\w-]*)+)(\()?/g;

/**
 * The variables of the context that a template reads, each once.
 */
export function contextVariablesOf(segments: readonly Segment[]): string[] {
  const names = segments
    .filter(({ kind }) => kind !== 'text')
    .flatMap(({ text }) => [...text.matchAll(CONTEXT_REFERENCE)])
    .map(([, path, isCall]) =>
      (path as string)
        .split('.')
        .slice(1, isCall ? -1 : undefined)
        .join('.'),
    );
  return [...new Set(names.filter((name) => name !== ''))];
}
