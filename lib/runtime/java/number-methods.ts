import type { Budget } from '../budget';
import { compareNumbers, isNumber, type JavaNumber, toDouble, toWhole } from './arithmetic';
import { BIG_DECIMAL_METHODS, BIG_INTEGER_METHODS } from './big-number-methods';
import { hashCode, isSameClass } from './identity';
import { type MethodEntry, MethodTable, QUICK } from './method-table';
import { doubleText, floatText } from './number-text';
import { parseDouble } from './parse-number';
import { JavaBigInteger, JavaDouble, JavaFloat, type JavaValue } from './value';
import { INTEGER_METHODS, LONG_METHODS } from './whole-number-methods';

/** The whole number as an int: the lowest 32 bits, as a cast of Java's. A double keeps to the limits instead. */
function toInt(value: JavaNumber): number {
  if (value instanceof JavaDouble) {
    const whole = toWhole(value);
    return Number(whole > 2147483647n ? 2147483647n : whole < -2147483648n ? -2147483648n : whole);
  }
  return Number(BigInt.asIntN(32, toWhole(value)));
}

/** The methods of every Number. */
export const NUMBER_METHODS = new MethodTable<JavaNumber>([
  ['intValue', [], (self) => toInt(self)],
  ['longValue', [], (self) => BigInt.asIntN(64, toWhole(self))],
  ['doubleValue', [], (self) => new JavaDouble(toDouble(self))],
  ['floatValue', [], (self) => new JavaFloat(toDouble(self))],
  ['shortValue', [], (self) => Number(BigInt.asIntN(16, BigInt(toInt(self))))],
  ['byteValue', [], (self) => Number(BigInt.asIntN(8, BigInt(toInt(self))))],
]);

function isInfinite(value: number): boolean {
  return Math.abs(value) === Number.POSITIVE_INFINITY;
}

/** How `compare` orders: zero below zero is less than zero, and what is not a number is more than all. */
function compareTotally(left: number, right: number): number {
  if (left !== right || left === 0) {
    const rank = (value: number) => (Number.isNaN(value) ? 3 : Object.is(value, -0) ? 1 : 2);
    return left < right ? -1 : left > right ? 1 : Math.sign(rank(left) - rank(right));
  }
  return 0;
}

/** The methods of Double and of Float, which differ in what they make of a number. */
function floatingMethods(make: (value: number) => JavaDouble, text: (value: number) => string) {
  const unary = (name: string, apply: (value: number) => JavaValue): MethodEntry<JavaDouble> => [
    name,
    ['double'],
    (_, [value]) => apply(toDouble(value)),
  ];
  const binary = (name: string, apply: (left: number, right: number) => JavaValue): MethodEntry<JavaDouble> => [
    name,
    ['double', 'double'],
    (_, [left, right]) => apply(toDouble(left), toDouble(right)),
  ];
  const parse: MethodEntry<JavaDouble>[2] = (_, [value]) => make(parseDouble(value).value);
  return new MethodTable<JavaDouble>([
    ['isNaN', [], (self) => Number.isNaN(self.value), QUICK],
    ['isInfinite', [], (self) => isInfinite(self.value), QUICK],
    unary('isNaN', Number.isNaN),
    unary('isInfinite', isInfinite),
    unary('isFinite', Number.isFinite),
    unary('valueOf', make),
    unary('toString', (value) => text(make(value).value)),
    ['hashCode', ['double'], (_, [value], budget) => hashCode(make(toDouble(value)), budget)],
    binary('compare', compareTotally),
    binary('max', (left, right) => make(Math.max(left, right))),
    binary('min', (left, right) => make(Math.min(left, right))),
    binary('sum', (left, right) => make(make(left).value + make(right).value)),
    ['valueOf', ['String'], parse],
    ['parseDouble', ['String'], (_, [value]) => parseDouble(value)],
    ['parseFloat', ['String'], (_, [value]) => new JavaFloat(parseDouble(value).value)],
  ]);
}

/** The methods of java.lang.Double. */
export const DOUBLE_METHODS = floatingMethods((value) => new JavaDouble(value), doubleText);
const FLOAT_METHODS = floatingMethods((value) => new JavaFloat(value), floatText);

/** The methods of java.lang.Boolean. */
export const BOOLEAN_METHODS = new MethodTable<boolean>([
  ['booleanValue', [], (self) => self, QUICK],
  ['compareTo', ['boolean'], (self, [other]) => Number(self) - Number(other), QUICK],
  ['compare', ['boolean', 'boolean'], (_, [left, right]) => Number(left) - Number(right), QUICK],
  ['parseBoolean', ['String'], (_, [text]) => text?.toLowerCase() === 'true'],
  ['valueOf', ['boolean'], (_, [value]) => value, QUICK],
  ['valueOf', ['String'], (_, [text]) => text?.toLowerCase() === 'true'],
  ['toString', ['boolean'], (_, [value]) => String(value), QUICK],
  ['hashCode', ['boolean'], (_, [value], budget) => hashCode(value, budget), QUICK],
  ['logicalAnd', ['boolean', 'boolean'], (_, [left, right]) => left && right, QUICK],
  ['logicalOr', ['boolean', 'boolean'], (_, [left, right]) => left || right, QUICK],
  ['logicalXor', ['boolean', 'boolean'], (_, [left, right]) => left !== right, QUICK],
]);

/** Calls a method of a Number; undefined if it has none of this name for these arguments. */
export function callNumberMethod(
  self: JavaNumber,
  name: string,
  args: JavaValue[],
  budget: Budget,
): JavaValue | undefined {
  return (
    NUMBER_METHODS.call(self, name, args, budget) ??
    (name === 'compareTo' ? compareTo(self, args, budget) : callOwnMethod(self, name, args, budget))
  );
}

function callOwnMethod(self: JavaNumber, name: string, args: JavaValue[], budget: Budget): JavaValue | undefined {
  if (typeof self === 'number') {
    return INTEGER_METHODS.call(self, name, args, budget);
  }
  if (typeof self === 'bigint') {
    return LONG_METHODS.call(self, name, args, budget);
  }
  if (self instanceof JavaDouble) {
    return (self instanceof JavaFloat ? FLOAT_METHODS : DOUBLE_METHODS).call(self, name, args, budget);
  }
  return self instanceof JavaBigInteger
    ? BIG_INTEGER_METHODS.call(self, name, args, budget)
    : BIG_DECIMAL_METHODS.call(self, name, args, budget);
}

/** `compareTo` takes a number of the same class only. */
function compareTo(self: JavaNumber, args: JavaValue[], budget: Budget): JavaValue | undefined {
  const [other] = args;
  if (args.length !== 1 || other === undefined || other === null || !isNumber(other) || !isSameClass(self, other)) {
    return undefined;
  }
  return self instanceof JavaDouble && other instanceof JavaDouble
    ? compareTotally(self.value, other.value)
    : compareNumbers(self, other, budget);
}
