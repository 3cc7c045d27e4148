import { Budget } from '../../../lib/runtime/budget';
import { callMethod } from '../../../lib/runtime/java/access';
import { JavaIterator } from '../../../lib/runtime/java/java-iterators';
import { toText } from '../../../lib/runtime/java/text';
import { JavaList, JavaMap } from '../../../lib/runtime/java/value';

const text = (value: Parameters<typeof toText>[0]) => toText(value, new Budget());

test('what Java prints with its address has the same one each time', () => {
  expect(text(new JavaList(['a'], 'array'))).toBe('[Ljava.lang.String;@0');
  expect(text(new JavaIterator(new JavaList([]), new Budget()))).toBe('java.util.Iterator@0');
});

test('an array of the JSON library prints JSON, also within a map', () => {
  const array = new JavaList(['a', JavaMap.of([['b', null]])], 'json');

  expect(text(array)).toBe('["a",{"b":null}]');
  expect(text(JavaMap.of([['list', array]]))).toBe('{list=["a",{"b":null}]}');
  expect(callMethod(array, 'toJSONString', [], new Budget())).toBe('["a",{"b":null}]');
});
