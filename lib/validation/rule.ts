import type { Finding, RuleId, Severity } from '../diagnostics';

/**
 * One thing that can be wrong, with the evidence that it is.
 */
export interface RuleEntry {
  readonly id: RuleId;

  readonly severity: Severity;

  /** When the rule runs on what a class of this package creates; on everything else it runs at synth. */
  readonly moment: 'constructor' | 'synth';

  /** What the rule finds, for the page of rules. */
  readonly summary: string;

  /** The AWS page that says so, or the rejection that was observed. */
  readonly source: string;
}

/**
 * A rule that looks at a subject. One without a check stands where the code throws it.
 */
export interface Rule<Subject> extends RuleEntry {
  /** A token makes a rule not applicable: a value is a finding only if it `isKnown`, which is asked last, as it costs. */
  readonly check: (subject: Subject) => Finding | undefined | readonly (Finding | undefined)[];
}
