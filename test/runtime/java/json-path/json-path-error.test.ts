import { JsonPathError } from '../../../../lib/runtime/java/json-path/json-path-error';

test('says which path, where and why', () => {
  const error = new JsonPathError('$.a[', 4, 'expected an index');

  expect(error.message).toBe('JSONPath $.a[, character 5: expected an index');
  expect(error).toMatchObject({ name: 'JsonPathError', path: '$.a[', offset: 4, reason: 'expected an index' });
});
