import { Budget } from '../../../../lib/runtime/budget';
import { FUNCTIONS, isList } from '../../../../lib/runtime/java/json-path/functions';
import { compileJsonPath, JsonPathError } from '../../../../lib/runtime/java/json-path/json-path';
import { readJson } from '../../../../lib/runtime/java/json-smart/read-json';
import { writeJson } from '../../../../lib/runtime/java/json-smart/write-json';
import { JavaList } from '../../../../lib/runtime/java/value';

function call(path: string): string {
  const budget = new Budget();
  const document = readJson('{"n":[1,2,6],"s":["a","b"],"o":{"x":1,"y":2},"e":[]}', budget);
  return writeJson(compileJsonPath(path).evaluate(document, budget) ?? null, budget);
}

test.each([
  ['$.n.sum()', '9.0'],
  ['$.n.sum(1)', '10.0'],
  ['$.n.avg()', '3.0'],
  ['$.n.min()', '1.0'],
  ['$.n.max()', '6.0'],
  ['$.n.stddev()', '2.1602468994692865'],
  ['$.s.concat()', '"ab"'],
  ['$.s.concat("-", 1)', '"ab-1"'],
  ['$.n.length()', '3'],
  ['$.o.size()', '2'],
  ['$.o.keys()', '["x","y"]'],
  ['$.n.append(7)', '[1,2,6,7]'],
  ['$.n.first()', '1'],
  ['$.n.last()', '6'],
  ['$.n.index(1)', '2'],
])('%s is %s', (path, expected) => {
  expect(call(path)).toBe(expected);
});

test.each(['$.s.sum()', '$.o.first()', '$.e.first()', '$.n.index(9)', '$.n.nothing()'])('fails for %s', (path) => {
  expect(() => call(path)).toThrow(JsonPathError);
});

test('has the functions of Jayway', () => {
  expect([...FUNCTIONS.keys()].sort()).toEqual(
    'append avg concat first index keys last length max min size stddev sum'.split(' '),
  );
});

test('the set of the keys of a map is no list', () => {
  expect(isList(new JavaList([]))).toBe(true);
  expect(isList(new JavaList([], 'set'))).toBe(false);
});
