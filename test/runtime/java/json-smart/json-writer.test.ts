import { Budget } from '../../../../lib/runtime/budget';
import { writeJson } from '../../../../lib/runtime/java/json-smart/write-json';
import { JavaDouble, JavaList, JavaMap, type JavaValue } from '../../../../lib/runtime/java/value';

const json = (value: JavaValue) => writeJson(value, new Budget());

test.each<[string, JavaValue, string]>([
  ['null', null, 'null'],
  ['a boolean', true, 'true'],
  ['a string', 'a"b\\c\n\u0001é\u2028', '"a\\"b\\\\c\\n\\u0001é\\u2028"'],
  ['a list', new JavaList([1, new JavaList([])]), '[1,[]]'],
  ['a map', JavaMap.of([['a', new JavaMap()]]), '{"a":{}}'],
  ['infinity, which JSON does not have', new JavaDouble(Infinity), 'null'],
])('writes %s', (_, value, expected) => {
  expect(json(value)).toBe(expected);
});

test('fails for a map with the key null, as Java does', () => {
  expect(() => json(JavaMap.of([[null, 1]]))).toThrow('a map with the key null has no JSON text');
});
