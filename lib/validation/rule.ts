import { Token } from 'aws-cdk-lib';

/**
 * One thing that can be wrong, with the evidence that it is.
 */
export interface Rule<Subject> {
  /** Public and for ever: users find and acknowledge a finding by it. */
  readonly id: string;

  /** An error is what AWS is known to reject; a warning is what it accepts, or may accept, but is surely a mistake. */
  readonly severity: 'error' | 'warning';

  /** The AWS page that says so, or the rejection that was observed. */
  readonly source: string;

  /** A token makes a rule not applicable: a value is a finding only if it `isKnown`, which is asked last, as it costs. */
  readonly check: (subject: Subject) => readonly Finding[];
}

/**
 * What a rule found: the parts of a message that the rule knows.
 */
export interface Finding {
  /** What is wrong, lower case but for names of props. */
  readonly problem: string;

  /** The offending value; left out when the problem is that there is none. */
  readonly got?: string | number;

  /** The change to make. */
  readonly remedy: string;
}

/**
 * The one form of every message: what is wrong, where, what it got; what to do.
 */
export function describeFinding(constructPath: string, finding: Finding): string {
  const got = finding.got === undefined ? '' : `, got ${JSON.stringify(finding.got)}`;
  return `${finding.problem} at ${JSON.stringify(constructPath)}${got}; ${finding.remedy}`;
}

/**
 * The error for a finding of a rule that stands in no table, because it looks at more than one thing.
 */
export function ruleError(id: string, constructPath: string, finding: Finding): Error {
  return new Error(`${describeFinding(constructPath, finding)} [${id}]`);
}

/**
 * Whether a value is there, and there now rather than at deployment.
 */
export function isKnown<T>(value: T | undefined): value is T {
  return value !== undefined && !Token.isUnresolved(value);
}
