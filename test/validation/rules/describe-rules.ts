import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import type { RuleEntry } from '../../../lib/validation/rule';
import type { Fixtures } from './program';

/**
 * Tests each rule of a list with its fixtures: no rule finds anything in a program that passes, and one that fails is
 * told what is wrong with it and nothing else.
 */
export function describeRules(rules: readonly RuleEntry[], fixtures: { readonly [id: string]: Fixtures }): void {
  test('every rule has passing and failing fixtures, and every fixture a rule', () => {
    const complete = Object.entries(fixtures)
      .filter(([, { passing, failing }]) => passing.length > 0 && failing.length > 0)
      .map(([id]) => id);

    expect(complete.sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    const { passing, failing } = fixtures[id] ?? { passing: [], failing: [] };

    test.each(passing.map((program, index) => [index, program] as const))(
      'accepts passing fixture %i',
      (_, program) => {
        expect(findingsOf(program.run)).toEqual([]);
        expect(program.runAsL1 ? findingsOf(program.runAsL1) : []).toEqual([]);
      },
    );

    test.each(failing.map(([program, message, excerpt], index) => [index, message, program, excerpt] as const))(
      'fails in fixture %i: %s',
      (_, message, program, excerpt) => {
        const expected = told(rule, message, excerpt);

        expect(findingsOf(program.run)).toEqual(expected);
        expect(program.runAsL1 ? findingsOf(program.runAsL1) : expected).toEqual(expected);
      },
    );
  });
}

/** All that a program is told: each error and each warning as the user reads it. */
function findingsOf(run: (stack: Stack) => void): string[] {
  const stack = new Stack(new App({ context: { '@aws-cdk/core:stackResourceLimit': 0 } }), 'Stack', {
    env: { account: '111122223333' },
  });
  try {
    run(stack);
    const warnings = Annotations.fromStack(stack).findWarning('*', Match.anyValue());
    return warnings.map(({ id, entry }) => `${id}: ${entry.data}`);
  } catch (error) {
    const lines = (error as Error).message.split('\n').filter((line) => !line.startsWith('Validation failed'));
    // CDK puts the construct that was asked before the message.
    return lines.map((line) => line.replace(/^ {2}\[[^\]]*\] /, ''));
  }
}

/** How a rule tells of a finding, line by line. */
function told({ id, severity }: RuleEntry, message: string, excerpt?: string): string[] {
  const shown = excerpt === undefined ? '' : `\n${excerpt}`;
  if (severity === 'error') {
    return `${message} [${id}]${shown}`.split('\n');
  }
  const path = / at "([^"]*)"(?:, got .*)?; /s.exec(message)?.[1];
  return [`/${path}: ${message}${shown} [ack: cdk-websocket-integrations:${id}]`];
}
