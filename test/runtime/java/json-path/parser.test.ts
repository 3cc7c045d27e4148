import { JsonPathError } from '../../../../lib/runtime/java/json-path/json-path';
import { parsePath } from '../../../../lib/runtime/java/json-path/parser';

test.each([
  ['$', []],
  ['$.a', [{ kind: 'property', names: ['a'] }]],
  [
    'a.b',
    [
      { kind: 'property', names: ['a'] },
      { kind: 'property', names: ['b'] },
    ],
  ],
  ["$['a','b']", [{ kind: 'property', names: ['a', 'b'] }]],
  ['$[0]', [{ kind: 'index', indexes: [0] }]],
  ['$[0,-1]', [{ kind: 'index', indexes: [0, -1] }]],
  ['$[1:2]', [{ kind: 'slice', from: 1, to: 2 }]],
  ['$[:2]', [{ kind: 'slice', from: undefined, to: 2 }]],
  ['$[*]', [{ kind: 'wildcard' }]],
  ['$.*', [{ kind: 'wildcard' }]],
  ['$..a', [{ kind: 'scan' }, { kind: 'property', names: ['a'] }]],
])('%s has the tokens %j', (path, expected) => {
  expect(parsePath(path).tokens).toEqual(expected);
});

test('a call has its name and its arguments', () => {
  expect(parsePath('$.a.sum($.b, 1)').tokens[1]).toMatchObject({
    kind: 'function',
    name: 'sum',
    parameters: [{ text: '$.b' }, '1'],
  });
});

test.each(['$.', '$[', "$['a", '$[a]', '$[?(@.a)]', '$[1:b]'])('fails for %j', (path) => {
  expect(() => parsePath(path)).toThrow(JsonPathError);
});
