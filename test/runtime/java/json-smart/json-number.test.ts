import { Budget } from '../../../../lib/runtime/budget';
import { readJson } from '../../../../lib/runtime/java/json-smart/read-json';
import { writeJson } from '../../../../lib/runtime/java/json-smart/write-json';

const json = (text: string) => writeJson(readJson(text, new Budget()), new Budget());

test.each([
  ['5', '5'],
  ['-5', '-5'],
  ['4294967296', '4294967296'],
  ['12345678901234567890123', '12345678901234567890123'],
  ['1.50', '1.5'],
  ['1e3', '1000.0'],
  ['1.234567890123456789012', '1.234567890123456789012'],
  ['1e400', 'null'],
])('the number %s is written as %s: with every digit that Java keeps', (text, expected) => {
  expect(json(`[${text}]`)).toBe(`[${expected}]`);
});
