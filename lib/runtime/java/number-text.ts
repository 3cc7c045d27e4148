import type { Budget } from '../budget';
import type { JavaBigDecimal } from './value';

/** The text of a double, as `Double.toString` gives it: `10.0`, `1.0E10`, `NaN`. */
export function doubleText(value: number): string {
  if (!Number.isFinite(value)) {
    return String(value);
  }
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-3 && size < 1e7)) {
    return `${sign}${size}${Number.isInteger(size) ? '.0' : ''}`;
  }
  const shortest = size.toExponential();
  // Java writes two digits at least, and the nearest two: the smallest double is 4.9E-324, not 5.0E-324.
  const text = shortest.includes('.') ? shortest : size.toExponential(1);
  return sign + text.replace('e', 'E').replace('+', '');
}

/** The text of a decimal, as `BigDecimal.toString` gives it: with all its digits, zeros at the end included. */
export function decimalText({ unscaled, scale }: JavaBigDecimal): string {
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled);
  const exponent = digits.length - 1 - scale;
  if (scale < 0 || exponent < -6) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${sign}${digits[0]}${fraction}E${exponent > 0 ? '+' : ''}${exponent}`;
  }
  if (scale === 0) {
    return sign + digits;
  }
  const padded = digits.padStart(scale + 1, '0');
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}

/** The text of a float, as `Float.toString` gives it: as many digits as tell it from the floats beside it. */
export function floatText(value: number): string {
  if (!Number.isFinite(value)) {
    return doubleText(value);
  }
  let digits = 1;
  while (Math.fround(Number(value.toPrecision(digits))) !== value) {
    digits += 1;
  }
  const isPlain = value === 0 || (Math.abs(value) >= 1e-3 && Math.abs(value) < 1e7);
  return doubleText(Number(value.toPrecision(isPlain ? digits : Math.max(digits, 2))));
}

/** The text of a decimal without an exponent. */
export function plainDecimalText({ unscaled, scale }: JavaBigDecimal, budget: Budget): string {
  budget.text(Math.abs(scale));
  const sign = unscaled < 0n ? '-' : '';
  const digits = String(unscaled < 0n ? -unscaled : unscaled);
  if (scale <= 0) {
    return unscaled === 0n ? '0' : sign + digits + '0'.repeat(-scale);
  }
  const padded = digits.padStart(scale + 1, '0');
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
}
