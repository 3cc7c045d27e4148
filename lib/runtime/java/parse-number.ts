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
  const match = /^([-+]?)0*([^-+]*)$/s.exec(text ?? '');
  const [sign, digits] = match ? [match[1], match[2] as string] : ['', ''];
  const isAnyDigit = match !== null && text !== null && text !== sign;
  // A number with more digits than bits does not fit in any radix.
  if (!isAnyDigit || radix < 2 || radix > MOST_RADIX || digits.length > bits) {
    return refuse(text);
  }
  let value = 0n;
  for (const digit of digits.toLowerCase()) {
    const worth = digitOf(digit);
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

function digitOf(character: string): number {
  const code = character.charCodeAt(0);
  if (code >= 0x30 && code <= 0x39) {
    return code - 0x30;
  }
  return code >= 0x61 && code <= 0x7a ? code - 0x61 + 10 : -1;
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
