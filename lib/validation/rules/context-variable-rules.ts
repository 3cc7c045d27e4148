import { CONTEXT_VARIABLE_NAMES, contextVariable } from '../../service-facts/context-variables';
import { TEMPLATE_REFERENCE } from '../../service-facts/sources';
import { nearestName } from '../did-you-mean';
import type { Rule } from '../rule';

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
    summary: 'an unknown `$context` variable, which renders an empty string',
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
