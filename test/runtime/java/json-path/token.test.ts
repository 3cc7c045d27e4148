import { isDefinite, type PathToken, pathOf, withMembers } from '../../../../lib/runtime/java/json-path/token';

const property = (...names: string[]): PathToken => ({ kind: 'property', names });
const sum: PathToken = { kind: 'function', name: 'sum', parameters: [], offset: 5 };

test.each<[string, PathToken, boolean, boolean]>([
  ['one property', property('a'), false, true],
  ['several properties', property('a', 'b'), false, false],
  ['several properties at the end', property('a', 'b'), true, true],
  ['one index', { kind: 'index', indexes: [0] }, false, true],
  ['several indexes', { kind: 'index', indexes: [0, 1] }, true, false],
  ['a slice', { kind: 'slice', from: 0, to: 1 }, true, false],
  ['a wildcard', { kind: 'wildcard' }, true, false],
  ['a scan', { kind: 'scan' }, false, false],
  ['a function', sum, true, true],
])('%s is definite or not', (_, token, isLeaf, expected) => {
  expect(isDefinite(token, isLeaf)).toBe(expected);
});

test('a path is definite if all of its tokens are, and knows up to where', () => {
  const path = pathOf('$.a[*].b', [property('a'), { kind: 'wildcard' }, property('b')]);

  expect(path).toMatchObject({ definite: false, upstreamDefinite: [true, true, false], tail: 2 });
  expect(pathOf('$.a', [property('a')]).definite).toBe(true);
});

test('a function behind a scan is called once, with all that the scan finds', () => {
  const path = pathOf('$..a.sum()', [{ kind: 'scan' }, property('a'), sum]);

  expect(path.definite).toBe(true);
  expect(path.tokens).toMatchObject([
    { kind: 'function', parameters: [{ tokens: [{ kind: 'scan' }, property('a')] }] },
  ]);
});

test('the members of a path are those of what it finds, unless it ends with a function', () => {
  const path = pathOf('$.a', [property('a')]);
  const called = pathOf('$.sum()', [sum]);

  expect(withMembers(path).tokens).toEqual([property('a'), { kind: 'wildcard' }]);
  expect(withMembers(called)).toBe(called);
});
