import { Budget, LimitExceededError } from '../../../../lib/runtime/budget';
import { readLenientJson } from '../../../../lib/runtime/java/json-smart/read-lenient-json';
import { writeJson } from '../../../../lib/runtime/java/json-smart/write-json';

const json = (text: string) => writeJson(readLenientJson(text, new Budget()), new Budget());

test.each([
  ['{a: 1}', '{"a":1}'],
  ["{'a': 'b'}", '{"a":"b"}'],
  ['{"a":1,}', '{"a":1}'],
  ['[1,,2]', '[1,2]'],
  ['[1,2] more', '[1,2]'],
  ['{"a":01}', '{"a":1}'],
  ['a=b', '"a=b"'],
  ['{"a":"\\u0041"}', '{"a":"A"}'],
])('%s reads as %s', (text, expected) => {
  expect(json(text)).toBe(expected);
});

test.each(['{', '[', '{"a"}', '{"a":'])('fails for %s', (text) => {
  expect(() => json(text)).toThrow(/^expected/);
});

test('fails for more levels than a rendering bears', () => {
  expect(() => json('['.repeat(100_000))).toThrow(LimitExceededError);
});
