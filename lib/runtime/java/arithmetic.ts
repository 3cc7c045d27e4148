import { type Budget, LimitExceededError, MOST_DIGITS } from '../budget';
import { JavaException } from './java-exception';
import { JavaBigDecimal, JavaBigInteger, JavaDouble, type JavaValue } from './value';

/** A Number of Java's. */
export type JavaNumber = number | bigint | JavaDouble | JavaBigInteger | JavaBigDecimal;

/** Whether a value is a Number. */
export function isNumber(value: JavaValue): value is JavaNumber {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    value instanceof JavaDouble ||
    value instanceof JavaBigInteger ||
    value instanceof JavaBigDecimal
  );
}

const LONG_LIMIT = 2n ** 63n;

/** Numbers from here on have more hexadecimal digits than one may have. */
const TOO_BIG = 1n << BigInt(4 * MOST_DIGITS);

const FEW_DIGITS = 1n << 64n;
const SOME_DIGITS = 1n << 1024n;

/** The steps of reading, writing or calculating with some decimal digits, which grow faster than their number. */
export function stepsOfDigits(count: number): number {
  return Math.floor(count ** 1.5 / 128);
}

/** The steps that an operation with a number takes, by the number of its digits. */
export function stepsOfNumber(value: JavaNumber): number {
  if (!(value instanceof JavaBigInteger || value instanceof JavaBigDecimal)) {
    return 0;
  }
  const digits = value instanceof JavaBigInteger ? value.value : value.unscaled;
  const zeros = value instanceof JavaBigDecimal ? Math.min(Math.abs(value.scale), MOST_DIGITS) : 0;
  return stepsOfDigits(zeros + digitsOf(digits));
}

/** About how many decimal digits a number has. Hexadecimal ones are quick to write. */
function digitsOf(value: bigint): number {
  const isBelow = (limit: bigint) => -limit < value && value < limit;
  return isBelow(FEW_DIGITS) ? 20 : isBelow(SOME_DIGITS) ? 309 : value.toString(16).length * 1.21;
}

/** Ten to a power that is no number of its own, but a shift of digits. */
function tenToThe(exponent: number): bigint {
  if (exponent > MOST_DIGITS) {
    throw new LimitExceededError(`${MOST_DIGITS} digits of a number`);
  }
  return 10n ** BigInt(exponent);
}

/** The smallest of Integer, Long and BigInteger that holds a whole number. */
export function wholeNumber(value: bigint): number | bigint | JavaBigInteger {
  if (value >= -2147483648n && value <= 2147483647n) {
    return Number(value);
  }
  return value >= -LONG_LIMIT && value < LONG_LIMIT ? value : new JavaBigInteger(value);
}

/** A whole number as a Long, or as a BigInteger when it does not fit. */
function longNumber(value: bigint): bigint | JavaBigInteger {
  return value >= -LONG_LIMIT && value < LONG_LIMIT ? value : new JavaBigInteger(value);
}

/** The value as a double, as `doubleValue()` gives it. */
export function toDouble(value: JavaNumber): number {
  if (value instanceof JavaBigDecimal) {
    return Number(`${value.unscaled}e${-value.scale}`);
  }
  return Number(typeof value === 'object' ? value.value : value);
}

/** The value without its fraction. A double beyond 64 bits is the nearest Long, as a cast of Java's. */
export function toWhole(value: JavaNumber): bigint {
  if (value instanceof JavaDouble) {
    if (Number.isNaN(value.value)) {
      return 0n;
    }
    if (Math.abs(value.value) >= 2 ** 63) {
      return value.value > 0 ? LONG_LIMIT - 1n : -LONG_LIMIT;
    }
    return BigInt(Math.trunc(value.value));
  }
  if (value instanceof JavaBigDecimal) {
    return value.scale > 0 ? value.unscaled / tenToThe(value.scale) : value.unscaled * tenToThe(-value.scale);
  }
  return BigInt(value instanceof JavaBigInteger ? value.value : value);
}

/** The value as a Decimal; a double gives each of its binary digits, as `new BigDecimal(double)` does. */
function toDecimal(value: JavaNumber): JavaBigDecimal {
  if (value instanceof JavaBigDecimal) {
    return value;
  }
  if (!(value instanceof JavaDouble)) {
    return new JavaBigDecimal(toWhole(value), 0);
  }
  if (!Number.isFinite(value.value)) {
    throw new JavaException('java.lang.NumberFormatException', 'Infinite or NaN');
  }
  let scale = 0;
  let scaled = value.value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    scale += 1;
  }
  return new JavaBigDecimal(BigInt(scaled) * 5n ** BigInt(scale), scale);
}

function rescale(value: JavaBigDecimal, scale: number): bigint {
  return value.unscaled * tenToThe(scale - value.scale);
}

/** A number that did not grow beyond bearing. */
function bounded(value: bigint): bigint {
  if (value >= TOO_BIG || value <= -TOO_BIG) {
    throw new LimitExceededError(`${MOST_DIGITS} digits of a number`);
  }
  return value;
}

/** Takes the steps of calculating with a number, which must not be too long for that. */
function charge(value: JavaNumber, budget: Budget): void {
  if (value instanceof JavaBigInteger || value instanceof JavaBigDecimal) {
    bounded(value instanceof JavaBigInteger ? value.value : value.unscaled);
    budget.step(stepsOfNumber(value));
  }
}

type Base = 'integer' | 'double' | 'big integer' | 'decimal';

function baseOf(left: JavaNumber, right: JavaNumber): Base {
  const whole = (value: JavaNumber) => !(value instanceof JavaDouble || value instanceof JavaBigDecimal);
  const big = left instanceof JavaBigInteger || right instanceof JavaBigInteger;
  if (left instanceof JavaBigDecimal || right instanceof JavaBigDecimal) {
    return 'decimal';
  }
  if (whole(left) && whole(right)) {
    return big ? 'big integer' : 'integer';
  }
  return big ? 'decimal' : 'double';
}

/** The sign with which two numbers compare. */
export function compareNumbers(left: JavaNumber, right: JavaNumber, budget: Budget): number {
  if (typeof left === 'number' && typeof right === 'number') {
    return Math.sign(left - right);
  }
  budget.step(stepsOfNumber(left) + stepsOfNumber(right));
  if (baseOf(left, right) === 'double') {
    const [a, b] = [toDouble(left), toDouble(right)];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  const [a, b] = [toDecimal(left), toDecimal(right)];
  const scale = Math.max(a.scale, b.scale);
  const difference = rescale(a, scale) - rescale(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Whether a number is zero. */
export function isZero(value: JavaNumber): boolean {
  return value instanceof JavaBigDecimal ? value.unscaled === 0n : toDouble(value) === 0;
}

/** An operator of arithmetic. */
export type Operator = '+' | '-' | '*' | '/' | '%';

/** Applies an operator, which works on numbers and on bigints alike: of both sides the same. */
function apply<T extends number | bigint>(operator: Operator, left: T, right: T): T {
  // TypeScript has no type for one or the other.
  const [a, b] = [left as number, right as number];
  switch (operator) {
    case '+':
      return (a + b) as T;
    case '-':
      return (a - b) as T;
    case '*':
      return (a * b) as T;
    case '/':
      return (a / b) as T;
    default:
      return (a % b) as T;
  }
}

function applyDecimal(operator: Operator, left: JavaBigDecimal, right: JavaBigDecimal): JavaBigDecimal {
  switch (operator) {
    case '*':
      return new JavaBigDecimal(bounded(left.unscaled * right.unscaled), left.scale + right.scale);
    case '/':
      return divideDecimal(left, right);
    case '%':
      throw new JavaException('java.lang.ArithmeticException', 'Cannot calculate the modulo of BigDecimals.');
    default: {
      const scale = Math.max(left.scale, right.scale);
      return new JavaBigDecimal(apply(operator, rescale(left, scale), rescale(right, scale)), scale);
    }
  }
}

/** Division to the scale of the left side, where a half goes towards zero. */
function divideDecimal(left: JavaBigDecimal, right: JavaBigDecimal): JavaBigDecimal {
  const shift = right.scale;
  const dividend = shift >= 0 ? left.unscaled * tenToThe(shift) : left.unscaled;
  const divisor = shift >= 0 ? right.unscaled : right.unscaled * tenToThe(-shift);
  const quotient = dividend / divisor;
  const twice = 2n * (dividend % divisor);
  const magnitude = (value: bigint) => (value < 0n ? -value : value);
  const away = dividend < 0n === divisor < 0n ? 1n : -1n;
  return new JavaBigDecimal(magnitude(twice) > magnitude(divisor) ? quotient + away : quotient, left.scale);
}

/**
 * What an operator of arithmetic gives: whole numbers stay whole, and take the next bigger class when they overflow;
 * a double makes the result one. The caller has seen that no divisor is zero.
 */
export function calculate(operator: Operator, left: JavaNumber, right: JavaNumber, budget: Budget): JavaNumber {
  charge(left, budget);
  charge(right, budget);
  switch (baseOf(left, right)) {
    case 'integer': {
      if (typeof left === 'number' && typeof right === 'number' && operator !== '*') {
        const result = Math.trunc(apply(operator, left, right)) + 0;
        return (result | 0) === result ? result : BigInt(result);
      }
      const result = apply(operator, BigInt(left as number | bigint), BigInt(right as number | bigint));
      return typeof left === 'number' && typeof right === 'number' ? wholeNumber(result) : longNumber(result);
    }
    case 'big integer': {
      const [dividend, divisor] = [toWhole(left), toWhole(right)];
      if (operator === '%' && divisor < 0n) {
        throw new JavaException('java.lang.ArithmeticException', 'BigInteger: modulus not positive');
      }
      const result = apply(operator, dividend, divisor);
      // BigInteger's mod is never negative.
      return new JavaBigInteger(bounded(operator === '%' && result < 0n ? result + divisor : result));
    }
    case 'double':
      return new JavaDouble(apply(operator, toDouble(left), toDouble(right)));
    default:
      return applyDecimal(operator, toDecimal(left), toDecimal(right));
  }
}
