import type { Budget } from '../budget';
import { codePoint, codePointBefore, codePointCount, offsetByCodePoints } from './code-points';
import { isEqual } from './identity';
import { compareIgnoringCase, whole } from './ignore-case';
import { JavaException } from './java-exception';
import { MethodTable, QUICK } from './method-table';
import { matches, replaceAll, replaceFirst, split } from './regex/string-regex';
import { bytes, characters, textOfArray, textOfCharacters } from './string-arrays';
import { formatString } from './string-format';
import { toText } from './text';
import { indexOf, lastIndexOf, replaceText } from './text-search';
import { JavaCharacter, JavaList, type JavaValue } from './value';
import { isTrimmed, isWhiteSpace, stripLeading, stripTrailing } from './white-space';

function outOfBounds(message: string): never {
  throw new JavaException('java.lang.StringIndexOutOfBoundsException', message);
}

/** A String argument; none is Java's most common exception. */
function text(value: string | null): string {
  if (value === null) {
    throw new JavaException('java.lang.NullPointerException', 'the argument is null');
  }
  return value;
}

function substring(self: string, begin: number, end: number): string {
  if (begin < 0 || end > self.length || begin > end) {
    outOfBounds(`begin ${begin}, end ${end}, length ${self.length}`);
  }
  return self.slice(begin, end);
}

function checkIndex(self: string, index: number): void {
  if (index < 0 || index >= self.length) {
    outOfBounds(`index ${index}, length ${self.length}`);
  }
}

function repeat(self: string, count: number, budget: Budget): string {
  if (count < 0) {
    throw new JavaException('java.lang.IllegalArgumentException', `count is negative: ${count}`);
  }
  budget.text(self.length * count);
  return self.repeat(count);
}

function compare(left: string, right: string, budget: Budget): number {
  const length = Math.min(left.length, right.length);
  budget.scan(length);
  for (let index = 0; index < length; index += 1) {
    const difference = left.charCodeAt(index) - right.charCodeAt(index);
    if (difference !== 0) {
      return difference;
    }
  }
  return left.length - right.length;
}

function equalsIgnoringCase(self: string, other: string | null, budget: Budget): boolean {
  return self.length === other?.length && compareWithoutCase(self, other, budget) === 0;
}

function compareWithoutCase(left: string, right: string, budget: Budget): number {
  budget.step(Math.min(left.length, right.length) >> 3);
  return compareIgnoringCase(whole(left), whole(right));
}

function regionMatches(ignoresCase: boolean, self: string, at: number, other: string, from: number, length: number) {
  if (at < 0 || from < 0 || at > self.length - length || from > other.length - length) {
    return false;
  }
  // A length below zero is that of nothing.
  const [to, end] = [at + Math.max(length, 0), from + Math.max(length, 0)];
  return ignoresCase
    ? compareIgnoringCase({ text: self, from: at, to }, { text: other, from, to: end }) === 0
    : self.slice(at, to) === other.slice(from, end);
}

function indexFrom(self: string, other: string | undefined, from: number, budget: Budget): number {
  return other === undefined ? -1 : indexOf(self, other, from, budget);
}

function lastIndexFrom(self: string, other: string | undefined, from: number, budget: Budget): number {
  return other === undefined ? -1 : lastIndexOf(self, other, from, budget);
}

function array(items: JavaValue[]): JavaList {
  return new JavaList(items, 'array');
}

function joinTexts(separator: string, items: readonly JavaValue[], budget: Budget): string {
  budget.members(items.length);
  const parts = items.map((item) => toText(item, budget));
  budget.text(parts.reduce((length, part) => length + part.length, separator.length * parts.length));
  return parts.join(separator);
}

/** The methods of java.lang.String. */
export const STRING_METHODS = new MethodTable<string>([
  ['length', [], (self) => self.length, QUICK],
  ['isEmpty', [], (self) => self === '', QUICK],
  ['isBlank', [], (self) => stripLeading(self, isWhiteSpace) === ''],
  [
    'charAt',
    ['int'],
    (self, [index]) => {
      checkIndex(self, index);
      return JavaCharacter.of(self.charAt(index));
    },
    QUICK,
  ],
  [
    'codePointAt',
    ['int'],
    (self, [index]) => {
      checkIndex(self, index);
      return self.codePointAt(index) as number;
    },
    QUICK,
  ],
  ['codePointBefore', ['int'], (self, [index]) => codePointBefore(self, index), QUICK],
  ['codePointCount', ['int', 'int'], (self, [begin, end]) => codePointCount(self, begin, end)],
  ['offsetByCodePoints', ['int', 'int'], (self, [index, offset]) => offsetByCodePoints(self, index, offset)],
  ['concat', ['String'], (self, [other]) => self + text(other)],
  ['contains', ['String'], (self, [other], budget) => indexOf(self, text(other), 0, budget) >= 0, QUICK],
  ['contentEquals', ['String'], (self, [other], budget) => isEqual(self, text(other), budget), QUICK],
  ['equalsIgnoreCase', ['String'], (self, [other], budget) => equalsIgnoringCase(self, other, budget), QUICK],
  ['compareTo', ['String'], (self, [other], budget) => compare(self, text(other), budget), QUICK],
  ['compareToIgnoreCase', ['String'], (self, [other], budget) => compareWithoutCase(self, text(other), budget), QUICK],
  [
    'regionMatches',
    ['int', 'String', 'int', 'int'],
    (self, [at, other, from, length]) => regionMatches(false, self, at, text(other), from, length),
  ],
  [
    'regionMatches',
    ['boolean', 'int', 'String', 'int', 'int'],
    (self, [ignoresCase, at, other, from, length]) => regionMatches(ignoresCase, self, at, text(other), from, length),
  ],
  ['startsWith', ['String'], (self, [prefix]) => self.startsWith(text(prefix))],
  [
    'startsWith',
    ['String', 'int'],
    (self, [prefix, at]) => at >= 0 && at <= self.length && self.startsWith(text(prefix), at),
  ],
  ['endsWith', ['String'], (self, [suffix]) => self.endsWith(text(suffix))],
  ['indexOf', ['int'], (self, [code], budget) => indexFrom(self, codePoint(code), 0, budget), QUICK],
  ['indexOf', ['String'], (self, [other], budget) => indexOf(self, text(other), 0, budget), QUICK],
  ['indexOf', ['int', 'int'], (self, [code, from], budget) => indexFrom(self, codePoint(code), from, budget), QUICK],
  ['indexOf', ['String', 'int'], (self, [other, from], budget) => indexOf(self, text(other), from, budget), QUICK],
  ['lastIndexOf', ['int'], (self, [code], budget) => lastIndexFrom(self, codePoint(code), self.length, budget), QUICK],
  ['lastIndexOf', ['String'], (self, [other], budget) => lastIndexOf(self, text(other), self.length, budget), QUICK],
  [
    'lastIndexOf',
    ['int', 'int'],
    (self, [code, from], budget) => lastIndexFrom(self, codePoint(code), from, budget),
    QUICK,
  ],
  [
    'lastIndexOf',
    ['String', 'int'],
    (self, [other, from], budget) => lastIndexOf(self, text(other), from, budget),
    QUICK,
  ],
  ['substring', ['int'], (self, [begin]) => substring(self, begin, self.length), QUICK],
  ['substring', ['int', 'int'], (self, [begin, end]) => substring(self, begin, end), QUICK],
  ['subSequence', ['int', 'int'], (self, [begin, end]) => substring(self, begin, end), QUICK],
  ['repeat', ['int'], (self, [count], budget) => repeat(self, count, budget)],
  ['replace', ['char', 'char'], (self, [from, to], budget) => replaceText(self, from.value, to.value, budget)],
  ['replace', ['String', 'String'], (self, [from, to], budget) => replaceText(self, text(from), text(to), budget)],
  ['replaceAll', ['String', 'String'], (self, [regex, to], budget) => replaceAll(self, text(regex), text(to), budget)],
  [
    'replaceFirst',
    ['String', 'String'],
    (self, [regex, to], budget) => replaceFirst(self, text(regex), text(to), budget),
  ],
  ['matches', ['String'], (self, [regex], budget) => matches(self, text(regex), budget)],
  ['split', ['String'], (self, [regex], budget) => array(split(self, text(regex), 0, budget))],
  ['split', ['String', 'int'], (self, [regex, limit], budget) => array(split(self, text(regex), limit, budget))],
  ['toCharArray', [], (self, _, budget) => characters(self, budget)],
  ['getBytes', [], (self, _, budget) => bytes(self, 'UTF-8', budget)],
  ['getBytes', ['String'], (self, [charset], budget) => bytes(self, text(charset), budget)],
  ['toLowerCase', [], (self, _, budget) => cased(self, 'toLowerCase', budget)],
  ['toUpperCase', [], (self, _, budget) => cased(self, 'toUpperCase', budget)],
  ['trim', [], (self) => stripTrailing(stripLeading(self, isTrimmed), isTrimmed)],
  ['strip', [], (self) => stripTrailing(stripLeading(self, isWhiteSpace), isWhiteSpace)],
  ['stripLeading', [], (self) => stripLeading(self, isWhiteSpace)],
  ['stripTrailing', [], (self) => stripTrailing(self, isWhiteSpace)],
  ['intern', [], (self) => self, QUICK],
  ['valueOf', ['array'], (_, [list], budget) => textOfArray(list, budget)],
  ['valueOf', ['Object'], (_, [value], budget) => toText(value, budget)],
  ['valueOf', ['array', 'int', 'int'], (_, [list, from, count], budget) => textOfCharacters(list, from, count, budget)],
  ['copyValueOf', ['array'], (_, [list], budget) => textOfCharacters(list, 0, list.items.length, budget)],
  [
    'copyValueOf',
    ['array', 'int', 'int'],
    (_, [list, from, count], budget) => textOfCharacters(list, from, count, budget),
  ],
  ['join', ['String', 'Collection'], (_, [separator, list], budget) => joinTexts(text(separator), list.items, budget)],
]);

/** A text in another case, which of some characters has more of them. */
function cased(self: string, method: 'toLowerCase' | 'toUpperCase', budget: Budget): string {
  budget.passing(3 * self.length);
  budget.scan(self.length);
  return self[method]();
}

/** The methods that take any number of arguments: of one argument that is an array its members. */
const VARIADIC: {
  readonly [name: string]: (self: string, first: string, rest: readonly JavaValue[], budget: Budget) => JavaValue;
} = {
  __proto__: null as never,
  format: (_, format, rest, budget) => formatString(format, rest, budget),
  join: (_, separator, rest, budget) => joinTexts(separator, rest, budget),
};

/** Calls a method of a string; undefined if it has none of this name for these arguments. */
export function callStringMethod(self: string, name: string, args: JavaValue[], budget: Budget): JavaValue | undefined {
  const result = STRING_METHODS.call(self, name, args, budget) ?? callVariadic(self, name, args, budget);
  if (typeof result === 'string') {
    budget.text(result.length);
  }
  return result;
}

function callVariadic(self: string, name: string, args: JavaValue[], budget: Budget): JavaValue | undefined {
  const method = VARIADIC[name];
  const [first, ...rest] = args;
  if (method === undefined || typeof first !== 'string') {
    return undefined;
  }
  const [only] = rest;
  const values = rest.length === 1 && only instanceof JavaList && only.kind === 'array' ? only.items : rest;
  budget.step(values.length);
  budget.scan(first.length);
  return method(self, first, values, budget);
}
