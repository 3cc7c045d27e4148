import type { Budget } from '../../budget';
import { type JavaNumber, stepsOfDigits, wholeNumber } from '../arithmetic';
import { JavaBigDecimal, JavaBigInteger, JavaDouble } from '../value';

/** The longest decimal that becomes a Double; json-smart keeps every digit of a longer one. */
const LONGEST_DOUBLE = 18;

/** The most digits that a Long can have. A longer number is a BigInteger, even if it only begins with zeros. */
const LONGEST_LONG = 19;

/** The Java number that json-smart makes of a number's text, or undefined if the text is no number that Java reads. */
export function jsonNumber(text: string, budget: Budget): JavaNumber | undefined {
  budget.step(stepsOfDigits(text.length));
  if (/^-?\d+$/.test(text)) {
    const value = BigInt(text);
    return text.replace('-', '').length > LONGEST_LONG ? new JavaBigInteger(value) : wholeNumber(value);
  }
  if (text.length > LONGEST_DOUBLE) {
    return decimal(text);
  }
  const value = Number(text);
  return Number.isNaN(value) ? undefined : new JavaDouble(value);
}

function decimal(text: string): JavaBigDecimal | undefined {
  const [mantissa, exponent = '0'] = text.split(/e/i) as [string, string?];
  const [digits, fraction = ''] = mantissa.split('.') as [string, string?];
  const scale = fraction.length - Number(exponent);
  // Java keeps the scale in an int.
  if (/^-?\d+$/.test(digits + fraction) && scale >= -(2 ** 31) && scale < 2 ** 31) {
    return new JavaBigDecimal(BigInt(digits + fraction), scale);
  }
  return undefined;
}
