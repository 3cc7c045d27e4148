import { Budget } from '../../../../lib/runtime/budget';
import { readBody } from '../../../../lib/runtime/java/json-smart/read-body';
import { writeJson } from '../../../../lib/runtime/java/json-smart/write-json';

const json = (body: string) => writeJson(readBody(body, new Budget()), new Budget());

test.each([
  ['', '{}'],
  ['{"a":1}', '{"a":1}'],
  [' [1]', '[1]'],
  ['"text"', '"text"'],
  ['hello', '"hello"'],
  ['5', '"5"'],
  ['true', '"true"'],
])('the body %j reads as %s', (body, expected) => {
  expect(json(body)).toBe(expected);
});

test.each(['{"a"', '[1', '"text'])('fails for %j, which begins like JSON', (body) => {
  expect(() => json(body)).toThrow(/^expected/);
});
