import { App, Aws, Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import { isIntrinsic, resolvedValue } from '../../lib/api-model/resolved-value';

const stack = new Stack(new App(), 'Stack');

describe('a value of a resource', () => {
  test.each([['text'], [5], [true], [null], [undefined], [['a', 1]], [{ a: { b: ['c'] } }]])(
    '%j is what it is',
    (value) => {
      expect(resolvedValue(stack, value)).toEqual(value);
    },
  );

  test('is what a Lazy makes of it', () => {
    expect(resolvedValue(stack, { a: [Lazy.string({ produce: () => 'late' })] })).toEqual({ a: ['late'] });
  });

  test('is a token where CloudFormation calculates it', () => {
    const value = Fn.importValue('name');

    expect(resolvedValue(stack, value)).toBe(value);
    expect(Token.isUnresolved(resolvedValue(stack, { 'Fn::ImportValue': 'name' }))).toBe(true);
  });

  test('is left out where it is AWS::NoValue', () => {
    expect(resolvedValue(stack, Aws.NO_VALUE)).toBeUndefined();
    expect(resolvedValue(stack, { a: Aws.NO_VALUE, b: ['c', { Ref: 'AWS::NoValue' }] })).toEqual({ b: ['c'] });
  });
});

test.each([
  [{ Ref: 'Id' }, true],
  [{ 'Fn::Sub': 'x' }, true],
  [{ Ref: 'Id', other: 1 }, false],
  [{ Reference: 'Id' }, false],
  [{}, false],
  [null, false],
  ['Ref', false],
])('whether %j is an intrinsic function: %j', (value, expected) => {
  expect(isIntrinsic(value)).toBe(expected);
});
