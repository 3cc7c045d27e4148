import type { Budget } from '../budget';
import { compareNumbers, isNumber, type JavaNumber, toDouble, toWhole, wholeNumber } from './arithmetic';
import { isSameClass } from './identity';
import { JavaException } from './java-exception';
import { MethodTable } from './method-table';
import { doubleText } from './number-text';
import { JavaBigInteger, JavaDouble, type JavaValue } from './value';

/** The whole number as an int: the lowest 32 bits, as a cast of Java's. A double keeps to the limits instead. */
function toInt(value: JavaNumber): number {
  if (value instanceof JavaDouble) {
    const whole = toWhole(value);
    return Number(whole > 2147483647n ? 2147483647n : whole < -2147483648n ? -2147483648n : whole);
  }
  return Number(BigInt.asIntN(32, toWhole(value)));
}

function toLong(value: JavaNumber): bigint {
  return BigInt.asIntN(64, toWhole(value));
}

function parse(text: string | null, radix: number): bigint {
  const digits = '0123456789abcdefghijklmnopqrstuvwxyz'.slice(0, radix);
  const [, sign, number] = /^([-+]?)(.+)$/s.exec(text ?? '') ?? [];
  if (!number || ![...number.toLowerCase()].every((digit) => digits.includes(digit))) {
    throw new JavaException('java.lang.NumberFormatException', `For input string: ${JSON.stringify(text)}`);
  }
  const value = [...number.toLowerCase()].reduce(
    (sum, digit) => sum * BigInt(radix) + BigInt(digits.indexOf(digit)),
    0n,
  );
  return sign === '-' ? -value : value;
}

function parseInteger(text: string | null, radix = 10): number {
  const value = wholeNumber(parse(text, radix));
  if (typeof value !== 'number') {
    throw new JavaException('java.lang.NumberFormatException', `For input string: ${JSON.stringify(text)}`);
  }
  return value;
}

function parseLong(text: string | null): bigint {
  const value = wholeNumber(parse(text, 10));
  if (value instanceof JavaBigInteger) {
    throw new JavaException('java.lang.NumberFormatException', `For input string: ${JSON.stringify(text)}`);
  }
  return BigInt(value);
}

function parseDouble(text: string | null): JavaDouble {
  const [, sign, number] =
    /^\s*([-+]?)(NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)[fFdD]?\s*$/.exec(text ?? '') ?? [];
  if (!number) {
    throw new JavaException('java.lang.NumberFormatException', `For input string: ${JSON.stringify(text)}`);
  }
  return new JavaDouble(sign === '-' ? -Number(number) : Number(number));
}

function unsigned(value: number | bigint, bits: number, radix: number): string {
  return BigInt.asUintN(bits, BigInt(value)).toString(radix);
}

/** The methods of every Number. */
const NUMBER_METHODS = new MethodTable<JavaNumber>([
  ['intValue', [], (self) => toInt(self)],
  ['longValue', [], (self) => toLong(self)],
  ['doubleValue', [], (self) => new JavaDouble(toDouble(self))],
  ['floatValue', [], (self) => new JavaDouble(toDouble(self))],
  ['shortValue', [], (self) => Number(BigInt.asIntN(16, BigInt(toInt(self))))],
  ['byteValue', [], (self) => Number(BigInt.asIntN(8, BigInt(toInt(self))))],
]);

/** The methods of java.lang.Integer. */
const INTEGER_METHODS = new MethodTable<number>([
  ['compareTo', ['int'], (self, [other]) => compareNumbers(self, other)],
  ['compare', ['int', 'int'], (_, [left, right]) => compareNumbers(left, right)],
  ['parseInt', ['String'], (_, [text]) => parseInteger(text)],
  ['parseInt', ['String', 'int'], (_, [text, radix]) => parseInteger(text, radix)],
  ['valueOf', ['int'], (_, [value]) => value],
  ['valueOf', ['String'], (_, [text]) => parseInteger(text)],
  ['toString', ['int'], (_, [value]) => String(value)],
  ['max', ['int', 'int'], (_, [left, right]) => Math.max(left, right)],
  ['min', ['int', 'int'], (_, [left, right]) => Math.min(left, right)],
  ['sum', ['int', 'int'], (_, [left, right]) => (left + right) | 0],
  ['signum', ['int'], (_, [value]) => Math.sign(value)],
  ['toHexString', ['int'], (_, [value]) => unsigned(value, 32, 16)],
  ['toOctalString', ['int'], (_, [value]) => unsigned(value, 32, 8)],
  ['toBinaryString', ['int'], (_, [value]) => unsigned(value, 32, 2)],
]);

function long(value: number | bigint): bigint {
  return BigInt(value);
}

/** The methods of java.lang.Long. */
const LONG_METHODS = new MethodTable<bigint>([
  ['compare', ['long', 'long'], (_, [left, right]) => compareNumbers(long(left), long(right))],
  ['parseLong', ['String'], (_, [text]) => parseLong(text)],
  ['valueOf', ['long'], (_, [value]) => long(value)],
  ['valueOf', ['String'], (_, [text]) => parseLong(text)],
  ['toString', ['long'], (_, [value]) => String(value)],
  ['max', ['long', 'long'], (_, [left, right]) => (long(left) > long(right) ? long(left) : long(right))],
  ['min', ['long', 'long'], (_, [left, right]) => (long(left) < long(right) ? long(left) : long(right))],
  ['sum', ['long', 'long'], (_, [left, right]) => BigInt.asIntN(64, long(left) + long(right))],
  ['signum', ['long'], (_, [value]) => Math.sign(Number(value))],
  ['toHexString', ['long'], (_, [value]) => unsigned(value, 64, 16)],
  ['toOctalString', ['long'], (_, [value]) => unsigned(value, 64, 8)],
  ['toBinaryString', ['long'], (_, [value]) => unsigned(value, 64, 2)],
]);

/** The methods of java.lang.Double. */
const DOUBLE_METHODS = new MethodTable<JavaDouble>([
  ['isNaN', [], (self) => Number.isNaN(self.value)],
  ['isInfinite', [], (self) => Math.abs(self.value) === Number.POSITIVE_INFINITY],
  ['parseDouble', ['String'], (_, [text]) => parseDouble(text)],
  ['valueOf', ['String'], (_, [text]) => parseDouble(text)],
  ['valueOf', ['double'], (_, [value]) => new JavaDouble(toDouble(value))],
  ['max', ['double', 'double'], (_, [left, right]) => new JavaDouble(Math.max(toDouble(left), toDouble(right)))],
  ['min', ['double', 'double'], (_, [left, right]) => new JavaDouble(Math.min(toDouble(left), toDouble(right)))],
  ['sum', ['double', 'double'], (_, [left, right]) => new JavaDouble(toDouble(left) + toDouble(right))],
  ['compare', ['double', 'double'], (_, [left, right]) => compareNumbers(left, right)],
  ['toString', ['double'], (_, [value]) => doubleText(toDouble(value))],
]);

/** The methods of java.lang.Boolean. */
const BOOLEAN_METHODS = new MethodTable<boolean>([
  ['booleanValue', [], (self) => self],
  ['compareTo', ['boolean'], (self, [other]) => Number(self) - Number(other)],
  ['compare', ['boolean', 'boolean'], (_, [left, right]) => Number(left) - Number(right)],
  ['parseBoolean', ['String'], (_, [text]) => text?.toLowerCase() === 'true'],
  ['valueOf', ['boolean'], (_, [value]) => value],
  ['valueOf', ['String'], (_, [text]) => text?.toLowerCase() === 'true'],
  ['toString', ['boolean'], (_, [value]) => String(value)],
  ['logicalAnd', ['boolean', 'boolean'], (_, [left, right]) => left && right],
  ['logicalOr', ['boolean', 'boolean'], (_, [left, right]) => left || right],
  ['logicalXor', ['boolean', 'boolean'], (_, [left, right]) => left !== right],
]);

/** Calls a method of a Number; undefined if it has none of this name for these arguments. */
export function callNumberMethod(
  self: JavaNumber,
  name: string,
  args: JavaValue[],
  budget: Budget,
): JavaValue | undefined {
  const common = NUMBER_METHODS.call(self, name, args, budget);
  if (common !== undefined) {
    return common;
  }
  if (typeof self === 'number') {
    return INTEGER_METHODS.call(self, name, args, budget);
  }
  if (typeof self === 'bigint') {
    return name === 'compareTo' ? compareTo(self, args) : LONG_METHODS.call(self, name, args, budget);
  }
  if (name === 'compareTo') {
    return compareTo(self, args);
  }
  return self instanceof JavaDouble ? DOUBLE_METHODS.call(self, name, args, budget) : undefined;
}

/** `compareTo` takes a number of the same class only. */
function compareTo(self: JavaNumber, args: JavaValue[]): JavaValue | undefined {
  const [other] = args;
  return args.length === 1 && other !== undefined && other !== null && isNumber(other) && isSameClass(self, other)
    ? compareNumbers(self, other)
    : undefined;
}

/** Calls a method of a Boolean; undefined if it has none of this name for these arguments. */
export function callBooleanMethod(
  self: boolean,
  name: string,
  args: JavaValue[],
  budget: Budget,
): JavaValue | undefined {
  return BOOLEAN_METHODS.call(self, name, args, budget);
}
