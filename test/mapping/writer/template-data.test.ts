import { Lazy, Stack } from 'aws-cdk-lib';
import { invalidData, requireData, sortedEntries } from '../../../lib/mapping/writer/template-data';

test.each([{}, { a: 1 }, [], Object.create(null)])('%j is data', (data) => {
  expect(() => requireData(data, 'template')).not.toThrow();
});

test.each([
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['a construct', new Stack()],
  ['a token', Lazy.any({ produce: () => 1 })],
  ['a list token', Lazy.list({ produce: () => ['a'] })],
])('fails for %s', (_, data) => {
  expect(() => requireData(data, 'template.a')).toThrow(
    /value cannot be written .* at "template\.a".*\[mapping-template-invalid\]$/,
  );
});

test('members are sorted by name, and undefined ones are left out', () => {
  expect(sortedEntries({ b: 1, a: null, c: undefined, B: 2 })).toEqual([
    ['B', 2],
    ['a', null],
    ['b', 1],
  ]);
});

test('an error names the place, the value and what to do', () => {
  expect(invalidData('t', 'Date', 'pass a string').message).toBe(
    'value cannot be written to a mapping template at "t", got "Date"; pass a string [mapping-template-invalid]',
  );
});
