import { lastValue, lastValues } from '../../../lib/runtime/exchange/message';

const values = new Map([
  ['a', ['1', '2']],
  ['b', ['3']],
  ['none', []],
]);

test('of several values of a name, the last one counts', () => {
  expect(['a', 'b', 'none', 'missing'].map((name) => lastValue(values, name))).toEqual([
    '2',
    '3',
    undefined,
    undefined,
  ]);
});

test('a name without a value is left out', () => {
  expect(lastValues(values)).toEqual([
    ['a', '2'],
    ['b', '3'],
  ]);
});
