import { Budget } from '../../../lib/runtime/budget';
import { callMethod } from '../../../lib/runtime/java/access';
import { JavaClass } from '../../../lib/runtime/java/java-objects';
import { isLeftOut, LEFT_OUT_METHODS } from '../../../lib/runtime/java/left-out-methods';
import {
  JavaBigDecimal,
  JavaBigInteger,
  JavaCharacter,
  JavaDouble,
  JavaFloat,
  JavaList,
  JavaMap,
  type JavaValue,
} from '../../../lib/runtime/java/value';

const VALUES: readonly Exclude<JavaValue, null>[] = [
  ...['text', 1, 1n, true, new JavaDouble(1), new JavaFloat(1), new JavaCharacter('a')],
  ...[new JavaList([1]), new JavaList([1], 'json'), JavaMap.of([['a', 1]]), new JavaClass('java.lang.String')],
  ...[new JavaBigInteger(1n), new JavaBigDecimal(1n, 0)],
];

test('a method that is left out is one that no value has, with any arguments', () => {
  const calls = LEFT_OUT_METHODS.flatMap(({ methods }) => methods).flatMap((method) =>
    VALUES.filter((self) => isLeftOut(self, method)).flatMap((self) =>
      [[], [1], ['a'], [1, 1]].map((args) => [self, method, args] as const),
    ),
  );

  expect(calls.length).toBeGreaterThan(300);
  expect(
    calls.filter(([self, method, args]) => callMethod(self, method, [...args], new Budget()) !== undefined),
  ).toEqual([]);
});

test('every class of the table is one that a value has', () => {
  const methods = LEFT_OUT_METHODS.filter(
    ({ methods: [first = ''] }) => !VALUES.some((self) => isLeftOut(self, first)),
  );

  expect(methods).toEqual([]);
});

test.each([
  ['length', false],
  ['nothing', false],
  ['chars', true],
  ['wait', true],
  ['stream', false],
])('a string leaves out %s: %s', (method, expected) => {
  expect(isLeftOut('text', method)).toBe(expected);
});
