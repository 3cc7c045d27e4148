import { JavaBigDecimal, JavaDouble, JavaList, JavaMap } from '../../../lib/runtime/java/value';

test('a map keeps the order in which its keys were put', () => {
  const map = JavaMap.of([
    ['b', 1],
    ['a', 2],
    ['b', 3],
  ]);

  expect([...map.entries]).toEqual([
    ['b', 3],
    ['a', 2],
  ]);
});

test('a list has its members, and is an ArrayList unless it is said to be something else', () => {
  expect(new JavaList(['a', null])).toMatchObject({ items: ['a', null], kind: new JavaList([]).kind });
  expect(new JavaList([], 'set').kind).toBe('set');
});

test('a double and a decimal hold what a number of JavaScript cannot', () => {
  expect(new JavaDouble(1).value).toBe(1);
  expect(new JavaBigDecimal(12345678901234567890n, 2)).toMatchObject({ unscaled: 12345678901234567890n, scale: 2 });
});
