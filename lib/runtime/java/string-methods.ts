import type { Budget } from '../budget';
import { JavaException } from './java-exception';
import { MethodTable } from './method-table';
import { matches, replaceAll, replaceFirst, split } from './regex/string-regex';
import { formatString } from './string-format';
import { toText } from './text';
import { JavaCharacter, JavaList, type JavaValue } from './value';

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

function replaceLiteral(self: string, target: string, replacement: string, budget: Budget): string {
  const parts = self.split(target);
  const inner = target === '' ? ['', ...self.split(''), ''] : parts;
  budget.step(inner.length);
  budget.text(self.length + inner.length * replacement.length);
  return inner.join(replacement);
}

function compare(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const difference = left.charCodeAt(index) - right.charCodeAt(index);
    if (difference !== 0) {
      return difference;
    }
  }
  return left.length - right.length;
}

/** Java compares without case in both directions, as some letters have several lower case forms. */
function foldCase(value: string): string {
  return Array.from(value, (character) => character.toUpperCase().toLowerCase()).join('');
}

function array(items: JavaValue[]): JavaList {
  return new JavaList(items, 'array');
}

const SPACES = '[\\t-\\r\\x1c-\\x20\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000]*';
const LEADING = new RegExp(`^${SPACES}`);
const TRAILING = new RegExp(`${SPACES}$`);

function stripTrailing(self: string): string {
  let end = self.length;
  while (end > 0 && TRAILING.exec(self.charAt(end - 1))?.[0] !== '') {
    end -= 1;
  }
  return self.slice(0, end);
}

/** Removes what Java's `trim` takes for space: everything up to U+0020. */
function trim(self: string): string {
  let begin = 0;
  let end = self.length;
  while (begin < end && self.charCodeAt(begin) <= 0x20) {
    begin += 1;
  }
  while (end > begin && self.charCodeAt(end - 1) <= 0x20) {
    end -= 1;
  }
  return self.slice(begin, end);
}

function codePoint(value: number): string {
  return String.fromCodePoint(value);
}

/** The methods of java.lang.String. */
export const STRING_METHODS = new MethodTable<string>([
  ['length', [], (self) => self.length],
  ['isEmpty', [], (self) => self === ''],
  ['isBlank', [], (self) => self.replace(LEADING, '') === ''],
  [
    'charAt',
    ['int'],
    (self, [index]) => {
      checkIndex(self, index);
      return new JavaCharacter(self.charAt(index));
    },
  ],
  [
    'codePointAt',
    ['int'],
    (self, [index]) => {
      checkIndex(self, index);
      return self.codePointAt(index) as number;
    },
  ],
  ['concat', ['String'], (self, [other]) => self + text(other)],
  ['contains', ['String'], (self, [other]) => self.includes(text(other))],
  ['contentEquals', ['String'], (self, [other]) => self === text(other)],
  ['equalsIgnoreCase', ['String'], (self, [other]) => other !== null && foldCase(self) === foldCase(other)],
  ['compareTo', ['String'], (self, [other]) => compare(self, text(other))],
  ['compareToIgnoreCase', ['String'], (self, [other]) => compare(foldCase(self), foldCase(text(other)))],
  ['startsWith', ['String'], (self, [prefix]) => self.startsWith(text(prefix))],
  [
    'startsWith',
    ['String', 'int'],
    (self, [prefix, at]) => at >= 0 && at <= self.length && self.startsWith(text(prefix), at),
  ],
  ['endsWith', ['String'], (self, [suffix]) => self.endsWith(text(suffix))],
  ['indexOf', ['int'], (self, [code]) => self.indexOf(codePoint(code))],
  ['indexOf', ['String'], (self, [other]) => self.indexOf(text(other))],
  ['indexOf', ['int', 'int'], (self, [code, from]) => indexFrom(self, codePoint(code), from)],
  ['indexOf', ['String', 'int'], (self, [other, from]) => indexFrom(self, text(other), from)],
  ['lastIndexOf', ['int'], (self, [code]) => self.lastIndexOf(codePoint(code))],
  ['lastIndexOf', ['String'], (self, [other]) => self.lastIndexOf(text(other))],
  ['lastIndexOf', ['int', 'int'], (self, [code, from]) => lastIndexFrom(self, codePoint(code), from)],
  ['lastIndexOf', ['String', 'int'], (self, [other, from]) => lastIndexFrom(self, text(other), from)],
  ['substring', ['int'], (self, [begin]) => substring(self, begin, self.length)],
  ['substring', ['int', 'int'], (self, [begin, end]) => substring(self, begin, end)],
  ['subSequence', ['int', 'int'], (self, [begin, end]) => substring(self, begin, end)],
  ['repeat', ['int'], (self, [count], budget) => repeat(self, count, budget)],
  ['replace', ['char', 'char'], (self, [from, to], budget) => replaceLiteral(self, from.value, to.value, budget)],
  ['replace', ['String', 'String'], (self, [from, to], budget) => replaceLiteral(self, text(from), text(to), budget)],
  ['replaceAll', ['String', 'String'], (self, [regex, to], budget) => replaceAll(self, text(regex), text(to), budget)],
  [
    'replaceFirst',
    ['String', 'String'],
    (self, [regex, to], budget) => replaceFirst(self, text(regex), text(to), budget),
  ],
  ['matches', ['String'], (self, [regex], budget) => matches(self, text(regex), budget)],
  ['split', ['String'], (self, [regex], budget) => array(split(self, text(regex), 0, budget))],
  ['split', ['String', 'int'], (self, [regex, limit], budget) => array(split(self, text(regex), limit, budget))],
  ['toCharArray', [], (self) => array(self.split('').map((unit) => new JavaCharacter(unit)))],
  ['toLowerCase', [], (self) => self.toLowerCase()],
  ['toUpperCase', [], (self) => self.toUpperCase()],
  ['trim', [], (self) => trim(self)],
  ['strip', [], (self) => stripTrailing(self.replace(LEADING, ''))],
  ['stripLeading', [], (self) => self.replace(LEADING, '')],
  ['stripTrailing', [], (self) => stripTrailing(self)],
  ['intern', [], (self) => self],
  ['valueOf', ['Object'], (_, [value], budget) => toText(value, budget)],
  ['join', ['String', 'Collection'], (_, [separator, list], budget) => join(text(separator), list, budget)],
]);

function join(separator: string, list: JavaList, budget: Budget): string {
  const parts = list.items.map((item) => toText(item, budget));
  budget.text(parts.length * separator.length);
  return parts.join(separator);
}

function indexFrom(self: string, other: string, from: number): number {
  return from > self.length && other === '' ? self.length : self.indexOf(other, from);
}

function lastIndexFrom(self: string, other: string, from: number): number {
  return from < 0 ? -1 : self.lastIndexOf(other, from);
}

/** `String.format`, which takes any number of arguments: one that is an array gives all of them. */
export function callFormat(name: string, args: JavaValue[], budget: Budget): JavaValue | undefined {
  const [format, ...rest] = args;
  if (name !== 'format' || typeof format !== 'string') {
    return undefined;
  }
  const [only] = rest;
  const values = rest.length === 1 && only instanceof JavaList && only.kind === 'array' ? only.items : rest;
  return formatString(format, values, budget);
}
