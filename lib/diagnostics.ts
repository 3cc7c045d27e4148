import { Token } from 'aws-cdk-lib';

/**
 * How sure a finding is: an error is what AWS is known to reject, or what cannot work; a warning is what it accepts, or
 * may accept, but is surely a mistake.
 */
export type Severity = 'error' | 'warning';

/**
 * What the table says of a rule. One that has no more than this stands where the code throws it.
 */
export interface RuleEntry {
  /** Public and for ever: users find and acknowledge a finding by it. */
  readonly id: string;

  readonly severity: Severity;

  /** When the rule runs on what a construct of ours makes; on everything else it runs at synth. */
  readonly moment: 'constructor' | 'synth';

  /** What the rule finds, for the page of rules. */
  readonly summary: string;

  /** The AWS page that says so, or the rejection that was observed. */
  readonly source: string;
}

/**
 * One thing that can be wrong, with the evidence that it is.
 */
export interface Rule<Subject> extends RuleEntry {
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

  /** Set where the finding is less sure than the rule is otherwise. */
  readonly severity?: 'warning';
}

/** Rules run for every construct and mostly find nothing: they share what they then return. */
export const NONE: readonly Finding[] = [];

/**
 * The one form of every message: what is wrong, where, what it got; what to do.
 */
export function describeFinding(constructPath: string, finding: Finding): string {
  const got = finding.got === undefined ? '' : `, got ${JSON.stringify(finding.got)}`;
  return `${finding.problem} at ${JSON.stringify(constructPath)}${got}; ${finding.remedy}`;
}

/**
 * The error for a finding of a rule that has no check in the table, because the code meets it on its way.
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

/**
 * The entries of a map whose names and values are texts and there now. Of a map that is a token there are none.
 */
export function knownEntries(map: unknown): [string, string][] {
  if (typeof map !== 'object' || map === null || Token.isUnresolved(map)) {
    return [];
  }
  return Object.entries(map).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && !Token.isUnresolved(entry[0]) && !Token.isUnresolved(entry[1]),
  );
}
