import { Budget } from '../../../lib/runtime/budget';
import { BodyValues } from '../../../lib/runtime/exchange/body-values';

const textAt = (body: string, path: string) => BodyValues.of(body, new Budget()).textAt(path);

test.each([
  ['{"a":"x"}', '$.a', 'x'],
  ['{"a":5}', '$.a', '5'],
  ['{"a":[1,"b"]}', '$.a', '[1, b]'],
  ['{"a":null}', '$.a', undefined],
  ['{}', '$.a', undefined],
  ['hello', '$.a', undefined],
  ['{"a":1}', '$[', undefined],
])('the text of %s at %s is %j', (body, path, expected) => {
  expect(textAt(body, path)).toBe(expected);
});

test.each([
  ['{}', true],
  ['[]', true],
  ['"text"', false],
  ['hello', false],
])('%s is a JSON document: %s', (body, expected) => {
  expect(BodyValues.of(body, new Budget()).isJson).toBe(expected);
});
