import { JsonPathError } from '../../../../lib/runtime/java/json-path/json-path';
import { splitParameters } from '../../../../lib/runtime/java/json-path/parameters';

test.each([
  [')', []],
  ['1)', [['json', '1']]],
  [
    '1, 2)',
    [
      ['json', '1'],
      ['json', '2'],
    ],
  ],
  [
    '$.a, "b")',
    [
      ['path', '$.a'],
      ['json', '"b"'],
    ],
  ],
  ['{"a": [1, 2]})', [['json', '{"a": [1, 2]}']]],
  ['$.a.sum())', [['path', '$.a.sum()']]],
  ['@)', [['path', '@']]],
])('%j has the arguments %j', (text, expected) => {
  const { parameters, end } = splitParameters(text, 0);

  expect(parameters.map((parameter) => [parameter.kind, parameter.text])).toEqual(expected);
  expect(end).toBe(text.length);
});

test.each(['1', '{"a"', ']', '}'])('fails for %j, which does not close what it opens', (text) => {
  expect(() => splitParameters(text, 0)).toThrow(JsonPathError);
});
