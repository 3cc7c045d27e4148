import { lowerCase, upperCase } from './ignore-case';
import { type MethodEntry, MethodTable, QUICK } from './method-table';
import { JavaCharacter, type JavaValue } from './value';
import { isWhiteSpace } from './white-space';

/** The tests of a character, which a char and a code point both pass or fail. */
const TESTS: { readonly [name: string]: RegExp } = {
  isDigit: /^\p{Nd}/u,
  isLetter: /^\p{L}/u,
  isLetterOrDigit: /^[\p{L}\p{Nd}]/u,
  isAlphabetic: /^\p{Alphabetic}/u,
  isUpperCase: /^\p{Uppercase}/u,
  isLowerCase: /^\p{Lowercase}/u,
  isTitleCase: /^\p{Lt}/u,
  isSpaceChar: /^\p{Z}/u,
  isISOControl: /^\p{Cc}/u,
  isDefined: /^\P{Cn}/u,
  isIdeographic: /^\p{Ideographic}/u,
};

function unit(self: JavaCharacter): number {
  return self.value.charCodeAt(0);
}

function char(code: number): JavaCharacter {
  return JavaCharacter.of(String.fromCharCode(code));
}

function isCodePoint(code: number): boolean {
  return code >= 0 && code <= 0x10ffff;
}

function both(name: string, test: (code: number) => boolean): MethodEntry<JavaCharacter>[] {
  return [
    [name, ['char'], (_, [value]) => test(unit(value)), QUICK],
    [name, ['int'], (_, [code]) => isCodePoint(code) && test(code), QUICK],
  ];
}

function surrogates(name: string, from: number, to: number): MethodEntry<JavaCharacter> {
  return [name, ['char'], (_, [value]) => unit(value) >= from && unit(value) <= to, QUICK];
}

function cased(name: string, convert: (code: number) => number): MethodEntry<JavaCharacter>[] {
  return [
    [name, ['char'], (_, [value]) => char(convert(unit(value))), QUICK],
    [name, ['int'], (_, [code]) => (isCodePoint(code) ? convert(code) : code), QUICK],
  ];
}

/** The worth of an ASCII letter or digit as a digit, or -1. */
function digit(code: number, radix: number): number {
  const worth = Number.parseInt(String.fromCharCode(code), radix >= 2 && radix <= 36 ? radix : 2);
  return radix < 2 || radix > 36 || Number.isNaN(worth) ? -1 : worth;
}

/** The methods of java.lang.Character. */
export const CHARACTER_METHODS = new MethodTable<JavaCharacter>([
  ['charValue', [], (self) => self, QUICK],
  ['compareTo', ['char'], (self, [other]) => unit(self) - unit(other), QUICK],
  ['compare', ['char', 'char'], (_, [left, right]) => unit(left) - unit(right), QUICK],
  ['hashCode', ['char'], (_, [value]) => unit(value), QUICK],
  ['toString', ['char'], (_, [value]) => value.value, QUICK],
  ['valueOf', ['char'], (_, [value]) => value, QUICK],
  ...Object.entries(TESTS).flatMap(([name, pattern]) => both(name, (code) => pattern.test(String.fromCodePoint(code)))),
  ...both('isWhitespace', isWhiteSpace),
  ...cased('toUpperCase', upperCase),
  ...cased('toLowerCase', lowerCase),
  surrogates('isSurrogate', 0xd800, 0xdfff),
  surrogates('isHighSurrogate', 0xd800, 0xdbff),
  surrogates('isLowSurrogate', 0xdc00, 0xdfff),
  ['getNumericValue', ['char'], (_, [value]) => digit(unit(value), 36), QUICK],
  ['digit', ['char', 'int'], (_, [value, radix]) => digit(unit(value), radix), QUICK],
  ['forDigit', ['int', 'int'], (_, [worth, radix]) => forDigit(worth, radix), QUICK],
  ['charCount', ['int'], (_, [code]) => (code >= 0x10000 ? 2 : 1), QUICK],
  ['reverseBytes', ['char'], (_, [value]) => char((unit(value) << 8) | (unit(value) >> 8)), QUICK],
]);

function forDigit(worth: number, radix: number): JavaValue {
  const isDigit = radix >= 2 && radix <= 36 && worth >= 0 && worth < radix;
  return JavaCharacter.of(isDigit ? worth.toString(radix) : '\0');
}
