import type { Budget } from '../budget';
import { stepsOfNumber } from './arithmetic';
import { JavaBigDecimal, JavaDouble, type JavaValue } from './value';

/** A number in decimal: `digits` with the last `scale` of them after the point. */
interface Decimal {
  readonly isNegative: boolean;
  readonly digits: string;
  readonly scale: number;
}

/** The digits of a Double or BigDecimal, or undefined of anything else. A Double has as many as print it. */
export function decimalOf(value: JavaValue, budget: Budget): Decimal | undefined {
  if (value instanceof JavaBigDecimal) {
    budget.step(2 * stepsOfNumber(value));
    const isNegative = value.unscaled < 0n;
    return { isNegative, digits: String(isNegative ? -value.unscaled : value.unscaled), scale: value.scale };
  }
  if (!(value instanceof JavaDouble)) {
    return undefined;
  }
  const [mantissa = '', exponent] = Math.abs(value.value).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const isNegative = value.value < 0 || Object.is(value.value, -0);
  return { isNegative, digits, scale: digits.length - 1 - Number(exponent) };
}

/** A number as `%f` writes it, without its sign. */
export function fixedText({ digits, scale }: Decimal, precision: number, budget: Budget): string {
  budget.text(Math.max(precision, 0) + Math.abs(scale));
  const all = scale > precision ? roundOff(digits, scale - precision) : digits + '0'.repeat(precision - scale);
  const padded = all.padStart(precision + 1, '0');
  // A BigDecimal of 0E+3 has zeros that nothing is before.
  const whole = padded.slice(0, padded.length - precision).replace(/^0+(?=\d)/, '');
  return precision === 0 ? whole : `${whole}.${padded.slice(-precision)}`;
}

/** A number as `%e` writes it, without its sign. */
export function scientificText({ digits, scale }: Decimal, precision: number, budget: Budget): string {
  budget.text(precision);
  const drop = digits.length - 1 - precision;
  const rounded = drop > 0 ? roundOff(digits, drop) : digits.padEnd(precision + 1, '0');
  // 9.99 rounds to 10.0, which is one digit more.
  const exponent = digits.length - 1 - scale + (rounded.length - precision - 1);
  const fraction = precision === 0 ? '' : `.${rounded.slice(1, precision + 1)}`;
  return `${rounded.charAt(0)}${fraction}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** Writes the sign, the commas and the zeros that some flags ask for. */
export function signed(
  isNegative: boolean,
  prefix: string,
  digits: string,
  { flags, width }: { readonly flags: string; readonly width: number },
  budget: Budget,
): string {
  const isEnclosed = isNegative && flags.includes('(');
  const sign = isEnclosed ? '(' : isNegative ? '-' : (/[+ ]/.exec(flags)?.[0] ?? '');
  const start = sign + prefix;
  const end = isEnclosed ? ')' : '';
  const room = flags.includes('0') ? Math.max(width - start.length - end.length, 0) : 0;
  budget.text(room);
  const grouped = flags.includes(',') ? digits.replace(/^\d+/, groupThousands) : digits;
  return start + grouped.padStart(room, '0') + end;
}

function groupThousands(digits: string): string {
  const rest = digits.length % 3;
  const groups = digits.slice(rest).match(/\d{3}/g) ?? [];
  return (rest === 0 ? groups : [digits.slice(0, rest), ...groups]).join(',');
}

/** Drops some digits at the end, and rounds up if the first of them is 5 or more. */
function roundOff(digits: string, drop: number): string {
  if (drop > digits.length) {
    return '0';
  }
  const kept = BigInt(digits.slice(0, digits.length - drop));
  return String(digits.charAt(digits.length - drop) >= '5' ? kept + 1n : kept);
}
