import { TEMPLATE_REFERENCE } from '../../service-facts/sources';
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

const VARIABLES: ReadonlySet<string> = new Set([
  'apiId',
  'connectedAt',
  'connectionId',
  'domainName',
  'eventType',
  'extendedRequestId',
  'messageId',
  'requestId',
  'requestTime',
  'requestTimeEpoch',
  'routeKey',
  'stage',
  'status',
  // Seen in templates that work.
  'isBase64Encoded',
  'messageDirection',
  // Part of the event of $disconnect; that templates cannot read them is not known.
  'disconnectReason',
  'disconnectStatusCode',
]);

/** Variables with parts. Of those without a list any part may be there. */
const PARTS: { readonly [name: string]: ReadonlySet<string> | undefined } = {
  authorizer: undefined,
  requestOverride: undefined,
  responseOverride: undefined,
  error: new Set(['messageString', 'validationErrorString']),
  identity: new Set([
    'accountId',
    'apiKey',
    'apiKeyId',
    'caller',
    'cognitoAuthenticationProvider',
    'cognitoAuthenticationType',
    'cognitoIdentityId',
    'cognitoIdentityPoolId',
    'sourceIp',
    'user',
    'userAgent',
    'userArn',
  ]),
};

/**
 * What can be wrong with a variable of the context.
 */
export const CONTEXT_RULES: readonly Rule<ContextSubject>[] = [
  {
    id: 'context-variable-unknown',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a variable of `$context` that WebSocket APIs do not have, which would be empty',
    source: TEMPLATE_REFERENCE,
    check: ({ reader, names }) =>
      names
        .filter((name) => !isVariable(name))
        .map((name) => ({
          problem: `${reader} reads a variable of the context that WebSocket APIs do not have,`,
          got: name,
          remedy: name.includes('-')
            ? 'use one that AWS documents; a "-" is part of the name, unless the name stands in braces'
            : 'use one that AWS documents, such as "connectionId", "routeKey" or "identity.sourceIp"',
        })),
  },
];

function isVariable(name: string): boolean {
  const [first, part] = name.split('.') as [string, string | undefined];
  return Object.hasOwn(PARTS, first) ? part === undefined || (PARTS[first]?.has(part) ?? true) : VARIABLES.has(first);
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
