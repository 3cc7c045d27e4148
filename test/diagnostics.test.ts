import { Annotations, App, Stack } from 'aws-cdk-lib';
import { Match, Annotations as StackAnnotations } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { addWarning, describeError, describeFinding, describeGiven, ruleError } from '../lib/diagnostics';

const finding = { problem: 'timeout is out of range', got: '1 ms', remedy: 'use more' };

test('a message says what is wrong, where, what it got and what to do', () => {
  expect(describeFinding('Stack/A', finding)).toBe('timeout is out of range at "Stack/A", got "1 ms"; use more');
  expect(describeFinding('Stack/A', { problem: 'a is missing', remedy: 'add it' })).toBe(
    'a is missing at "Stack/A"; add it',
  );
});

test('a message without a construct leaves the place out', () => {
  expect(describeFinding(undefined, { ...finding, got: 1 })).toBe('timeout is out of range, got 1; use more');
});

test('an error names its rule, and shows an excerpt after it', () => {
  expect(ruleError('timeout-out-of-range', 'A', finding).message).toMatch(/; use more \[timeout-out-of-range\]$/);
  expect(describeError('timeout-out-of-range', 'A', { ...finding, excerpt: '  a\n  ^' })).toMatch(
    /\[timeout-out-of-range\]\n {2}a\n {2}\^$/,
  );
});

test.each<[unknown, string | number]>([
  ['text', 'text'],
  ['x'.repeat(61), `${'x'.repeat(60)}…`],
  [42, 42],
  [Number.NaN, 'NaN'],
  [undefined, 'undefined'],
  [null, 'null'],
  [true, 'true'],
  [1n, '1'],
  [Symbol('x'), 'a symbol'],
  [() => 1, 'a function'],
  [[1], 'an array'],
  [{ a: 1 }, 'a map'],
  [Object.create(null), 'a map'],
  [new Date(0), 'an object of Date'],
])('%p is described as %j', (value, expected) => {
  expect(describeGiven(value)).toBe(expected);
});

describe('a warning', () => {
  const warnings = (stack: Stack) =>
    StackAnnotations.fromStack(stack)
      .findWarning('*', Match.anyValue())
      .map(({ entry }) => entry.data);

  test('can be acknowledged by the id of its rule', () => {
    const stack = new Stack(new App(), 'Stack');
    addWarning(stack, 'timeout-out-of-range', { ...finding, excerpt: '  a' });

    expect(warnings(stack)).toEqual([
      'timeout is out of range at "Stack", got "1 ms"; use more\n  a [ack: cdk-websocket-integrations:timeout-out-of-range]',
    ]);
  });

  test('that is acknowledged before is not added', () => {
    const stack = new Stack(new App(), 'Stack');
    const construct = new Construct(stack, 'A');
    Annotations.of(construct).acknowledgeWarning('cdk-websocket-integrations:timeout-out-of-range');
    addWarning(construct, 'timeout-out-of-range', finding);

    expect(warnings(stack)).toEqual([]);
  });
});
