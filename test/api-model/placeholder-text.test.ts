import { App, CfnParameter, Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import { placeholderEntries, placeholderText } from '../../lib/api-model/placeholder-text';

const stack = new Stack(new App(), 'Stack');

/** The text with a visible placeholder. */
function shown(value: unknown): string | undefined {
  return placeholderText(value)?.replaceAll('\uFFFC', '…');
}

test.each([
  ['a string', 'a', 'a'],
  ['a reference in a string', `a ${stack.region} b`, 'a … b'],
  ['a parameter', new CfnParameter(stack, 'Name').valueAsString, '…'],
  ['what is lazy', Lazy.string({ produce: () => 'a' }), '…'],
  ['Fn::Sub', Fn.sub('a ${AWS::Region} ${!b}'), 'a … ${b}'],
  ['Fn::Sub with a map', Fn.sub('a ${b}', { b: 'c' }), 'a …'],
  ['Fn::Sub within a string', `x${Fn.sub('a ${b}')}y`, 'xa …y'],
  ['Fn::Join', Fn.join('-', ['a', stack.region, Fn.sub('b ${c}')]), 'a-…-b …'],
  ['Fn::Join of a list that is a token', Fn.join(',', Token.asList({ Ref: 'List' })), '…'],
  ['Fn::Join of a list in a token', Fn.join('', Token.asList(['a', { Ref: 'B' }])), 'a…'],
  ['another function', Fn.importValue('a'), '…'],
  ['an intrinsic as an object', { 'Fn::Sub': ['a ${b}', {}] }, 'a …'],
  ['a join as an object', { 'Fn::Join': [{ Ref: 'A' }, ['a', { Ref: 'B' }, 1]] }, 'a…………'],
  ['a token that is an object', Token.asAny({ 'Fn::Sub': 'a ${b}' }), 'a …'],
  ['a join by what is not a string', { 'Fn::Join': [1, ['a', 'b']] }, 'a…b'],
  ['a token that is a number', Token.asAny(5), '…'],
  ['a token that is another object', Token.asAny({ Ref: 'A' }), '…'],
])('%s', (_, value, text) => {
  expect(shown(value)).toBe(text);
});

test.each([undefined, null, 1, true])('%j is not a string', (value) => {
  expect(placeholderText(value)).toBeUndefined();
});

test('what is lazy is not asked before its time', () => {
  const produce = jest.fn(() => 'a');
  placeholderText(`x${Lazy.string({ produce })}`);

  expect(produce).not.toHaveBeenCalled();
});

test('entries with a name that is a token, or without a string, are left out', () => {
  const map = { a: 'b', c: Fn.sub('d ${e}'), [stack.region]: 'f', g: 1 };

  expect(placeholderEntries(map)).toEqual([
    ['a', 'b'],
    ['c', 'd \uFFFC'],
  ]);
});

test.each([undefined, null, 'a', Token.asAny({ a: 'b' })])('%p has no entries', (map) => {
  expect(placeholderEntries(map)).toEqual([]);
});
