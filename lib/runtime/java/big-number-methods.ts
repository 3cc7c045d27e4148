import type { Budget } from '../budget';
import { calculate, compareNumbers, type Operator, stepsOfNumber, toWhole } from './arithmetic';
import { JavaException } from './java-exception';
import { type MethodEntry, MethodTable } from './method-table';
import { plainDecimalText } from './number-text';
import { JavaBigDecimal, JavaBigInteger, type JavaValue } from './value';
import { textInRadix } from './whole-number-methods';

type Big = JavaBigInteger | JavaBigDecimal;

function failed(message: string): never {
  throw new JavaException('java.lang.ArithmeticException', message);
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function sign(value: bigint): number {
  return value > 0n ? 1 : value < 0n ? -1 : 0;
}

function nonZero(divisor: bigint): bigint {
  return divisor === 0n ? failed('BigInteger divide by zero') : divisor;
}

function precision(value: bigint): number {
  return String(magnitude(value)).length;
}

function operation<Self extends Big>(name: string, operator: Operator, type: 'BigInteger' | 'BigDecimal') {
  const entry: MethodEntry<Self> = [name, [type], (self, [other], budget) => calculate(operator, self, other, budget)];
  return entry;
}

function greatestDivisor(left: bigint, right: bigint, budget: Budget): bigint {
  let [a, b] = [magnitude(left), magnitude(right)];
  while (b !== 0n) {
    budget.step(1 + (stepsOfNumber(new JavaBigInteger(a)) >> 4));
    [a, b] = [b, a % b];
  }
  return a;
}

function power(base: bigint, exponent: number, budget: Budget): JavaValue {
  if (exponent < 0) {
    return failed('Negative exponent');
  }
  let result: JavaBigInteger = new JavaBigInteger(1n);
  let square = new JavaBigInteger(base);
  for (let left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) {
      result = calculate('*', result, square, budget) as JavaBigInteger;
    }
    if (left > 1) {
      square = calculate('*', square, square, budget) as JavaBigInteger;
    }
  }
  return result;
}

/** The methods of java.math.BigInteger. */
export const BIG_INTEGER_METHODS = new MethodTable<JavaBigInteger>([
  operation('add', '+', 'BigInteger'),
  operation('subtract', '-', 'BigInteger'),
  operation('multiply', '*', 'BigInteger'),
  [
    'divide',
    ['BigInteger'],
    (self, [other], budget) => calculate('/', self, new JavaBigInteger(nonZero(other.value)), budget),
  ],
  [
    'mod',
    ['BigInteger'],
    (self, [other], budget) =>
      other.value <= 0n ? failed('BigInteger: modulus not positive') : calculate('%', self, other, budget),
  ],
  ['remainder', ['BigInteger'], (self, [other]) => new JavaBigInteger(self.value % nonZero(other.value))],
  ['pow', ['int'], (self, [exponent], budget) => power(self.value, exponent, budget)],
  [
    'gcd',
    ['BigInteger'],
    (self, [other], budget) => new JavaBigInteger(greatestDivisor(self.value, other.value, budget)),
  ],
  ['max', ['BigInteger'], (self, [other], budget) => (compareNumbers(self, other, budget) >= 0 ? self : other)],
  ['min', ['BigInteger'], (self, [other], budget) => (compareNumbers(self, other, budget) <= 0 ? self : other)],
  ['abs', [], (self) => new JavaBigInteger(magnitude(self.value))],
  ['negate', [], (self) => new JavaBigInteger(-self.value)],
  ['signum', [], (self) => sign(self.value)],
  ['bitLength', [], (self) => (self.value < 0n ? -self.value - 1n : self.value).toString(2).replace(/^0$/, '').length],
  ['toString', ['int'], (self, [radix]) => textInRadix(self.value, radix)],
  ['valueOf', ['long'], (_, [value]) => new JavaBigInteger(BigInt(value))],
]);

/** The methods of java.math.BigDecimal. */
export const BIG_DECIMAL_METHODS = new MethodTable<JavaBigDecimal>([
  operation('add', '+', 'BigDecimal'),
  operation('subtract', '-', 'BigDecimal'),
  operation('multiply', '*', 'BigDecimal'),
  ['max', ['BigDecimal'], (self, [other], budget) => (compareNumbers(self, other, budget) >= 0 ? self : other)],
  ['min', ['BigDecimal'], (self, [other], budget) => (compareNumbers(self, other, budget) <= 0 ? self : other)],
  ['abs', [], (self) => new JavaBigDecimal(magnitude(self.unscaled), self.scale)],
  ['negate', [], (self) => new JavaBigDecimal(-self.unscaled, self.scale)],
  ['signum', [], (self) => sign(self.unscaled)],
  ['scale', [], (self) => self.scale],
  ['precision', [], (self) => precision(self.unscaled)],
  ['unscaledValue', [], (self) => new JavaBigInteger(self.unscaled)],
  ['toBigInteger', [], (self) => new JavaBigInteger(toWhole(self))],
  ['toPlainString', [], (self, _, budget) => plainDecimalText(self, budget)],
  ['valueOf', ['long'], (_, [value]) => new JavaBigDecimal(BigInt(value), 0)],
]);
