import { JavaException } from './java-exception';
import { JavaDouble } from './value';
import { isTrimmed, stripLeading, stripTrailing } from './white-space';

function refuse(text: string | null): never {
  const shown = text !== null && text.length > 60 ? `${text.slice(0, 60)}…` : text;
  throw new JavaException('java.lang.NumberFormatException', `For input string: ${JSON.stringify(shown)}`);
}

const MOST_RADIX = 36;

/** What `parseInt` and `parseLong` read: a sign and digits, of a number that has some bits. */
export function parseWhole(text: string | null, radix: number, bits: number): bigint {
  const match = /^([-+]?)(?=.)0*([^-+]*)$/s.exec(text ?? '');
  // A number with more digits than bits does not fit in any radix.
  if (!match || radix < 2 || radix > MOST_RADIX || (match[2] as string).length > bits) {
    return refuse(text);
  }
  const [, sign, digits] = match as unknown as [string, string, string];
  let value = 0n;
  for (let at = 0; at < digits.length; at += 1) {
    const worth = digitOf(digits.charCodeAt(at));
    if (worth < 0 || worth >= radix) {
      return refuse(text);
    }
    value = value * BigInt(radix) + BigInt(worth);
  }
  const signed = sign === '-' ? -value : value;
  return BigInt.asIntN(bits, signed) === signed ? signed : refuse(text);
}

/** What `parseUnsignedInt` and its like read. */
export function parseUnsigned(text: string | null, radix: number, bits: number): bigint {
  const value = parseWhole(text, radix, bits + 1);
  return value < 0n || text?.startsWith('-') ? refuse(text) : BigInt.asIntN(bits, value);
}

/** What `decode` reads: a sign, then `0x`, `#`, `0` or nothing, which say what the digits are. */
export function decodeWhole(text: string | null, bits: number): bigint {
  const [, sign = '', prefix = '', digits = ''] = /^([-+]?)(0[xX]|#|0(?=.))?([^-+]*)$/s.exec(text ?? '') ?? [];
  const radix = prefix === '' ? 10 : prefix === '0' ? 8 : 16;
  return digits === '' ? refuse(text) : parseWhole(sign + digits, radix, bits);
}

const DECIMAL_DIGIT = /^\p{Nd}/u;

/** What a character is worth as a digit, or -1: the digits of all scripts, letters of ASCII and their wide forms. */
export function digitOf(code: number): number {
  const letter = code >= 0xff21 && code <= 0xff5a ? code - 0xfee0 : code;
  if (letter >= 0x30 && letter <= 0x39) {
    return letter - 0x30;
  }
  if ((letter >= 0x41 && letter <= 0x5a) || (letter >= 0x61 && letter <= 0x7a)) {
    return (letter & 0x1f) + 9;
  }
  if (code < 0x80) {
    return -1;
  }
  // The digits of a script follow each other from zero, and some scripts follow each other.
  let zero = code;
  while (DECIMAL_DIGIT.test(String.fromCharCode(zero))) {
    zero -= 1;
  }
  return zero === code ? -1 : (code - zero - 1) % 10;
}

/** What `parseDouble` reads, with spaces on both sides. */
export function parseDouble(text: string | null): JavaDouble {
  if (text === null) {
    throw new JavaException('java.lang.NullPointerException', 'the argument is null');
  }
  const match = /^([-+]?)(?:(NaN|Infinity)|((?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?)[fFdD]?)$/.exec(trimmed(text));
  if (!match) {
    return refuse(text);
  }
  const value = Number(match[2] ?? match[3]);
  return new JavaDouble(match[1] === '-' ? -value : value);
}

function trimmed(text: string): string {
  return stripTrailing(stripLeading(text, isTrimmed), isTrimmed);
}
