import { Annotations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { describeFinding, type Rule } from './rule';

/**
 * The first of the moments at which rules run: all errors are thrown as one, a line each, so that nobody has to
 * repair them one synth at a time; warnings become annotations that can be acknowledged.
 */
export function checkConstructor<Subject>(
  construct: Construct,
  subject: Subject,
  rules: readonly Rule<Subject>[],
): void {
  const errors: string[] = [];
  for (const rule of rules) {
    for (const finding of rule.check(subject)) {
      const message = describeFinding(construct.node.path, finding);
      if (rule.severity === 'error') {
        errors.push(`${message} [${rule.id}]`);
      } else {
        Annotations.of(construct).addWarningV2(`cdk-websocket-integrations:${rule.id}`, message);
      }
    }
  }
  if (errors.length > 0) {
    throw new Error(errors.join('\n'));
  }
}
