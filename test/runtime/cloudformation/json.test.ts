import { asText, entries, own } from '../../../lib/runtime/cloudformation/json';

test('finds what stands at a path', () => {
  expect(own({ a: { b: [1, { c: 2 }] } }, 'a', 'b', '1', 'c')).toBe(2);
  expect(own({ a: null }, 'a')).toBeNull();
  expect(own(5)).toBe(5);
});

test.each([['constructor'], ['__proto__'], ['toString'], ['a', 'length'], ['missing', 'x']])(
  'finds nothing at %j, which only JavaScript has',
  (...path) => {
    expect(own({ a: 'text' }, ...path)).toBeUndefined();
  },
);

test('only an object has members', () => {
  expect(entries({ a: 1 })).toEqual([['a', 1]]);
  expect([[1], 'text', null, undefined].flatMap(entries)).toEqual([]);
});

test.each([
  ['text', 'text'],
  [undefined, ''],
  [5, '5'],
  [{ a: [true] }, '{"a":[true]}'],
])('%j is the text %j', (value, expected) => {
  expect(asText(value)).toBe(expected);
});
