import { type Budget, SIZE } from '../budget';
import { stepsOfNumber } from './arithmetic';
import { type FormatSpecifier, formatFailure, parseSpecifier, refuseFlags } from './format-specifier';
import { className, hashCode } from './identity';
import type { JavaException } from './java-exception';
import { decimalOf, fixedText, scientificText, signed } from './number-format';
import { toText } from './text';
import { JavaBigInteger, JavaCharacter, JavaDouble, type JavaValue } from './value';

/** Java's `String.format(format, args)`, with numbers as in English. Dates, `%a` and `%g` are not known here. */
export function formatString(format: string, args: readonly JavaValue[], budget: Budget): string {
  let next = 0;
  let last = -1;
  const texts = parseFormat(format, budget).map((part) => {
    if (typeof part === 'string') {
      return part;
    }
    if (part.conversion === '%' || part.conversion === 'n') {
      return pad(part.conversion === 'n' ? '\n' : '%', part, budget);
    }
    if (!part.flags.includes('<')) {
      last = part.index === '' ? next : Number(part.index) - 1;
      next += part.index === '' ? 1 : 0;
    }
    const value = args[last];
    if (value === undefined) {
      throw formatFailure('MissingFormatArgument', `Format specifier '${part.source}'`);
    }
    return write(part, value, budget);
  });
  budget.text(texts.reduce((length, text) => length + text.length, 0));
  return texts.join('');
}

function parseFormat(format: string, budget: Budget): (string | FormatSpecifier)[] {
  const parts: (string | FormatSpecifier)[] = [];
  let at = 0;
  for (let percent = format.indexOf('%'); percent >= 0; percent = format.indexOf('%', at)) {
    budget.step();
    budget.text(SIZE.object + 2 * SIZE.member);
    const specifier = parseSpecifier(format, percent);
    parts.push(format.slice(at, percent), specifier);
    at = percent + specifier.source.length;
  }
  return [...parts, format.slice(at)];
}

function write(specifier: FormatSpecifier, value: JavaValue, budget: Budget): string {
  const kind = specifier.conversion;
  if (kind === 'b') {
    return general(String(typeof value === 'boolean' ? value : value !== null), specifier, budget);
  }
  if (kind === 's') {
    refuseFlags('#', specifier.flags, kind);
  }
  if (value === null) {
    return general('null', specifier, budget);
  }
  switch (kind) {
    case 's':
      return general(toText(value, budget), specifier, budget);
    case 'h':
      return general((hashCode(value, budget) >>> 0).toString(16), specifier, budget);
    case 'c':
      return pad(character(value), specifier, budget);
    case 'e':
    case 'f':
      return fraction(value, specifier, budget);
    default:
      return whole(value, kind, specifier, budget);
  }
}

function general(text: string, specifier: FormatSpecifier, budget: Budget): string {
  return pad(specifier.precision < 0 ? text : text.slice(0, specifier.precision), specifier, budget);
}

function character(value: Exclude<JavaValue, null>): string {
  if (value instanceof JavaCharacter) {
    return value.value;
  }
  if (typeof value !== 'number') {
    throw mismatch('c', value);
  }
  if (value < 0 || value > 0x10ffff) {
    throw formatFailure('IllegalFormatCodePoint', `Code point = 0x${(value >>> 0).toString(16)}`);
  }
  return String.fromCodePoint(value);
}

function whole(value: Exclude<JavaValue, null>, kind: string, specifier: FormatSpecifier, budget: Budget): string {
  const isBig = value instanceof JavaBigInteger;
  if (!isBig && typeof value !== 'number' && typeof value !== 'bigint') {
    throw mismatch(kind, value);
  }
  const number = isBig ? value.value : BigInt(value);
  budget.step(stepsOfNumber(value));
  if (kind === 'd') {
    return pad(signed(number < 0n, '', String(number).replace('-', ''), specifier, budget), specifier, budget);
  }
  const [radix, prefix] = kind === 'x' ? [16, '0x'] : [8, '0'];
  const isNegative = isBig && number < 0n;
  if (!isBig) {
    refuseFlags('(+ ', specifier.flags, kind);
  }
  const bits = typeof value === 'number' ? 32 : 64;
  const digits = (isBig ? (isNegative ? -number : number) : BigInt.asUintN(bits, number)).toString(radix);
  const start = specifier.flags.includes('#') ? prefix : '';
  return pad(signed(isNegative, start, digits, specifier, budget), specifier, budget);
}

function fraction(value: Exclude<JavaValue, null>, specifier: FormatSpecifier, budget: Budget): string {
  if (value instanceof JavaDouble && !Number.isFinite(value.value)) {
    const text = String(Math.abs(value.value));
    const flags = specifier.flags.replace('0', '');
    return Number.isNaN(value.value)
      ? pad(text, specifier, budget)
      : pad(signed(value.value < 0, '', text, { ...specifier, flags }, budget), specifier, budget);
  }
  const number = decimalOf(value, budget);
  if (!number) {
    throw mismatch(specifier.conversion, value);
  }
  const precision = specifier.precision < 0 ? 6 : specifier.precision;
  const isFixed = specifier.conversion === 'f';
  const digits = isFixed ? fixedText(number, precision, budget) : scientificText(number, precision, budget);
  // A point is written where the flag `#` asks for one, even if nothing is after it.
  const pointed = specifier.flags.includes('#') && precision === 0 ? digits.replace(/^\d+/, '$&.') : digits;
  return pad(signed(number.isNegative, '', pointed, specifier, budget), specifier, budget);
}

function pad(text: string, { flags, width, isUpperCase }: FormatSpecifier, budget: Budget): string {
  budget.text(Math.max(width, 0));
  budget.scan(isUpperCase ? text.length : 0);
  const cased = isUpperCase ? text.toUpperCase() : text;
  return flags.includes('-') ? cased.padEnd(width) : cased.padStart(width);
}

function mismatch(conversion: string, value: Exclude<JavaValue, null>): JavaException {
  return formatFailure('IllegalFormatConversion', `${conversion} != ${className(value)}`);
}
