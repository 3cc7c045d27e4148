import { Budget, LimitExceededError } from '../../../lib/runtime/budget';
import {
  calculate,
  compareNumbers,
  isZero,
  type JavaNumber,
  toDouble,
  toWhole,
} from '../../../lib/runtime/java/arithmetic';
import { toText } from '../../../lib/runtime/java/text';
import { JavaBigDecimal, JavaBigInteger, JavaDouble } from '../../../lib/runtime/java/value';

const decimal = (unscaled: bigint, scale: number) => new JavaBigDecimal(unscaled, scale);
const text = (value: ReturnType<typeof calculate>) => toText(value, new Budget());
const compare = (left: JavaNumber, right: JavaNumber) => compareNumbers(left, right, new Budget());

test('a decimal becomes whole towards zero', () => {
  expect([decimal(19n, 1), decimal(-19n, 1), decimal(5n, -3)].map(toWhole)).toEqual([1n, -1n, 5000n]);
});

test.each([
  [decimal(10n, 0), decimal(3n, 0), '3'],
  [decimal(10n, 0), decimal(4n, 0), '2'],
  [decimal(11n, 0), decimal(4n, 0), '3'],
  [decimal(-11n, 0), decimal(4n, 0), '-3'],
  [decimal(11n, 0), decimal(-4n, 0), '-3'],
  [decimal(-11n, 0), decimal(-4n, 0), '3'],
  [decimal(100n, 2), decimal(3n, 1), '3.33'],
  [decimal(7n, 0), decimal(2n, -1), '0'],
])('decimals divide to the scale of the left side, a half towards zero', (left, right, expected) => {
  expect(text(calculate('/', left, right, new Budget()))).toBe(expected);
});

test('numbers of all classes compare by value', () => {
  expect(compare(1, decimal(10n, 1))).toBe(0);
  expect(compare(new JavaBigInteger(2n ** 70n), 2n ** 62n)).toBe(1);
  expect(compare(new JavaDouble(0.5), decimal(6n, 1))).toBe(-1);
  expect([isZero(decimal(0n, 3)), isZero(0n), isZero(new JavaDouble(0))]).toEqual([true, true, true]);
  expect(toDouble(decimal(15n, 1))).toBe(1.5);
});

test('fails on a decimal with more digits than can be borne', () => {
  expect(() => calculate('+', 1, decimal(1n, 1_000_000), new Budget())).toThrow(LimitExceededError);
});
