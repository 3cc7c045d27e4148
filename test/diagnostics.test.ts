import { Annotations, App, Stack } from 'aws-cdk-lib';
import { Annotations as Found } from 'aws-cdk-lib/assertions';
import { addWarning, describeError, describeFinding, ruleError } from '../lib/diagnostics';

const finding = { problem: 'timeout is out of range', got: '60000 ms', remedy: 'use 50 ms to 29 s' };

test('a finding says what is wrong, where, what it got and what to do', () => {
  expect(describeFinding('Chat/Rooms', finding)).toBe(
    'timeout is out of range at "Chat/Rooms", got "60000 ms"; use 50 ms to 29 s',
  );
});

test('a finding without a construct or a value leaves them out', () => {
  expect(describeFinding(undefined, { problem: 'no URI', remedy: 'set one' })).toBe('no URI; set one');
});

test('a value is quoted as JSON, so that it cannot pass for a part of the message', () => {
  expect(describeFinding(undefined, { ...finding, got: 'a"\n; b' })).toContain('got "a\\"\\n; b"; use');
});

test('an error ends with the id of its rule', () => {
  expect(describeError('timeout-out-of-range', 'Chat/Rooms', finding)).toMatch(/ \[timeout-out-of-range\]$/);
  expect(ruleError('timeout-out-of-range', 'Chat/Rooms', finding)).toEqual(
    new Error(describeError('timeout-out-of-range', 'Chat/Rooms', finding)),
  );
});

test('a warning is an annotation of its construct', () => {
  const stack = new Stack(new App(), 'Chat');
  addWarning(stack, 'header-refused', finding);

  Found.fromStack(stack).hasWarning(
    '/Chat',
    'timeout is out of range at "Chat", got "60000 ms"; use 50 ms to 29 s [ack: cdk-websocket-integrations:header-refused]',
  );
});

test('a warning can be acknowledged before it is added', () => {
  const stack = new Stack(new App(), 'Chat');
  Annotations.of(stack).acknowledgeWarning('cdk-websocket-integrations:header-refused');
  addWarning(stack, 'header-refused', finding);

  Found.fromStack(stack).hasNoWarning('*', 'timeout*');
});
