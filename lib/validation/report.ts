import type { IConstruct } from 'constructs';
import { addWarning, describeError } from '../diagnostics';
import type { RuleFinding } from './registry';

/**
 * Adds the warnings to a construct, where they can be acknowledged, and returns the errors.
 */
export function report(construct: IConstruct, findings: readonly RuleFinding[]): string[] {
  const errors: string[] = [];
  for (const { rule, finding } of findings) {
    if ((finding.severity ?? rule.severity) === 'error') {
      errors.push(describeError(rule.id, construct.node.path, finding));
    } else {
      addWarning(construct, rule.id, finding);
    }
  }
  return errors;
}

/**
 * Reports what was found in the props of a constructor: all errors are thrown as one, a line each, so that nobody has to
 * repair them one synth at a time.
 */
export function reportInConstructor(construct: IConstruct, findings: readonly RuleFinding[]): void {
  const errors = report(construct, findings);
  if (errors.length > 0) {
    throw new Error(errors.join('\n'));
  }
}

/**
 * Fails for errors in what a constructor was passed, before there is a construct: warnings wait for it.
 *
 * @param where the id that the construct will get
 */
export function requireNoErrors(where: string, findings: readonly RuleFinding[]): void {
  const errors = findings
    .filter(({ rule, finding }) => (finding.severity ?? rule.severity) === 'error')
    .map(({ rule, finding }) => describeError(rule.id, where, finding));
  if (errors.length > 0) {
    throw new Error(errors.join('\n'));
  }
}
