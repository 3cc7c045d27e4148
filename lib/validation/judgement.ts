import { Annotations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isAcknowledged } from '../acknowledged';
import { describeFinding, type Finding, type Rule, type RuleEntry } from '../diagnostics';

/**
 * A finding, with the rule that made it.
 */
export interface Judgement {
  readonly rule: RuleEntry;
  readonly finding: Finding;
}

/**
 * Asks every rule about a subject.
 */
export function judge<Subject>(rules: readonly Rule<Subject>[], subject: Subject): Judgement[] {
  const judgements: Judgement[] = [];
  for (const rule of rules) {
    for (const finding of rule.check(subject)) {
      judgements.push({ rule, finding });
    }
  }
  return judgements;
}

/**
 * Adds the warnings to a construct, where they can be acknowledged, and gives the errors back.
 */
export function report(construct: IConstruct, judgements: readonly Judgement[]): string[] {
  const errors: string[] = [];
  for (const { rule, finding } of judgements) {
    const message = describeFinding(construct.node.path, finding);
    if ((finding.severity ?? rule.severity) === 'error') {
      errors.push(`${message} [${rule.id}]`);
    } else if (!isAcknowledged(construct, `cdk-websocket-integrations:${rule.id}`)) {
      Annotations.of(construct).addWarningV2(`cdk-websocket-integrations:${rule.id}`, message);
    }
  }
  return errors;
}

/**
 * The first of the moments at which rules run: all errors are thrown as one, a line each, so that nobody has to
 * repair them one synth at a time.
 */
export function checkConstructor(construct: IConstruct, judgements: readonly Judgement[]): void {
  const errors = report(construct, judgements);
  if (errors.length > 0) {
    throw new Error(errors.join('\n'));
  }
}
