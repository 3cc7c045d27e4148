import type { IConstruct } from 'constructs';
import { addWarning, describeError } from '../diagnostics';
import type { RuleFinding } from './registry';

/**
 * Adds the warnings to a construct, where they can be acknowledged, and returns the errors.
 */
export function report(construct: IConstruct, findings: readonly RuleFinding[]): string[] {
  const errors: string[] = [];
  for (const found of findings) {
    const { rule, finding } = found;
    if (isError(found)) {
      errors.push(describeError(rule.id, construct.node.path, finding));
    } else {
      addWarning(construct, rule.id, finding);
    }
  }
  return errors;
}

/**
 * Throws the errors among what was found in the props of a constructor, as one and a line each, so that nobody has to
 * repair them one synth at a time.
 *
 * @returns the warnings, which are reported when it is known what is synthesized
 */
export function throwErrors(construct: IConstruct, findings: readonly RuleFinding[]): readonly RuleFinding[] {
  const errors = findings.filter(isError);
  if (errors.length > 0) {
    throw new Error(errors.map(({ rule, finding }) => describeError(rule.id, construct.node.path, finding)).join('\n'));
  }
  return findings;
}

function isError({ rule, finding }: RuleFinding): boolean {
  return (finding.severity ?? rule.severity) === 'error';
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
