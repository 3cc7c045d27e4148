import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import type { RuleId } from '../../lib/diagnostics';
import { RULES } from '../../lib/validation/registry';
import type { RuleEntry } from '../../lib/validation/rule';
import { API_FIXTURES, AUTHORIZER_FIXTURES } from './fixtures/api';
import { INTEGRATION_FIXTURES } from './fixtures/integration';
import { INTEGRATION_PLACE_FIXTURES } from './fixtures/integration-place';
import { L1_FIXTURES } from './fixtures/l1-integration';
import { MESSAGE_FIXTURES } from './fixtures/message';
import type { Fixtures } from './fixtures/program';
import { REPLY_FIXTURES, RESPONSE_FIXTURES } from './fixtures/replies';
import { REQUEST_PARAMETER_FIXTURES } from './fixtures/request-parameters';
import { RESPONSE_TEMPLATE_FIXTURES } from './fixtures/response-template';
import { ROUTE_FIXTURES } from './fixtures/route';
import { SELECTION_FIXTURES, TEMPLATE_KEY_FIXTURES, TEXT_FIXTURES } from './fixtures/template';
import { SERVICE_FIXTURES, THROWN_FIXTURES } from './fixtures/thrown';
import { LENGTH_FIXTURES, URI_FIXTURES } from './fixtures/uri';

/** Typed by the ids, so that none of them is without a rule. */
const FIXTURES: { readonly [Id in RuleId]: Fixtures } = {
  ...INTEGRATION_FIXTURES,
  ...URI_FIXTURES,
  ...LENGTH_FIXTURES,
  ...L1_FIXTURES,
  ...REQUEST_PARAMETER_FIXTURES,
  ...SELECTION_FIXTURES,
  ...TEMPLATE_KEY_FIXTURES,
  ...TEXT_FIXTURES,
  ...MESSAGE_FIXTURES,
  ...RESPONSE_FIXTURES,
  ...RESPONSE_TEMPLATE_FIXTURES,
  ...INTEGRATION_PLACE_FIXTURES,
  ...REPLY_FIXTURES,
  ...ROUTE_FIXTURES,
  ...API_FIXTURES,
  ...AUTHORIZER_FIXTURES,
  ...SERVICE_FIXTURES,
  ...THROWN_FIXTURES,
};

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

/** How a rule tells of a finding. */
function told({ id, severity }: RuleEntry, message: string): string {
  if (severity === 'error') {
    return `${message} [${id}]`;
  }
  const path = / at "([^"]*)"(?:, got .*)?; /s.exec(message)?.[1];
  return `/${path}: ${message} [ack: cdk-websocket-integrations:${id}]`;
}

test('every rule has passing and failing fixtures, and every fixture a rule', () => {
  const complete = Object.entries(FIXTURES)
    .filter(([, { passing, failing }]) => passing.length > 0 && failing.length > 0)
    .map(([id]) => id);

  expect(complete.sort()).toEqual(RULES.map(({ id }) => id).sort());
});

test('every rule cites AWS documentation or an observed rejection', () => {
  for (const { source } of RULES) {
    expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+$|^observed on /);
  }
});

test('no error cites what was observed on REST APIs only', () => {
  const errors = RULES.filter(({ severity }) => severity === 'error');

  expect(errors.filter(({ source }) => source.startsWith('observed on a REST API'))).toEqual([]);
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const { passing, failing } = FIXTURES[id];

  test.each(passing.map((program, index) => [index, program] as const))('accepts passing fixture %i', (_, program) => {
    expect(findingsOf(program.run)).toEqual([]);
    expect(program.runAsL1 ? findingsOf(program.runAsL1) : []).toEqual([]);
  });

  test.each(failing.map(([program, message], index) => [index, message, program] as const))(
    'fails in fixture %i: %s',
    (_, message, program) => {
      expect(findingsOf(program.run)).toEqual([told(rule, message)]);
      expect(program.runAsL1 ? findingsOf(program.runAsL1) : [told(rule, message)]).toEqual([told(rule, message)]);
    },
  );
});
