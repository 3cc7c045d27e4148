import type { Budget } from '../../../lib/runtime/budget';
import { JavaIterator, JavaListIterator } from '../../../lib/runtime/java/java-iterators';
import { JavaClass } from '../../../lib/runtime/java/java-objects';
import {
  JavaBigDecimal,
  JavaBigInteger,
  JavaCharacter,
  JavaDouble,
  JavaFloat,
  JavaList,
  JavaMap,
  type JavaValue,
} from '../../../lib/runtime/java/value';
import { InputVariable } from '../../../lib/runtime/variables/input-variable';
import { UtilVariable } from '../../../lib/runtime/variables/util-variable';
import { ForeachStatus } from '../../../lib/runtime/velocity/foreach-status';

/** A number below a limit, at random. */
export type Random = (limit: number) => number;

/** Numbers at random that are the same for the same seed. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** One of some values. */
export function oneOf<T>(random: Random, values: readonly T[]): T {
  return values[random(values.length)] as T;
}

const PIECES = [
  'a',
  'A',
  'ab',
  ' ',
  '\t',
  '\0',
  '\u001a',
  '\\',
  '"',
  "'",
  '/',
  '$',
  '#',
  '%',
  '%s',
  '%-5.3d',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '[a-z]',
  '(a|b)*',
  '.*',
  '\\d+',
  '\\p{L}',
  '(?i)',
  '^',
  '0',
  '9',
  '-',
  '+',
  '.',
  ',',
  '0x',
  '1e5',
  'NaN',
  '$.',
  '$..*',
  '..a',
  "['a']",
  '[0]',
  '[*]',
  '.length()',
  '"a":',
  '{}',
  '[]',
  'null',
  'true',
  '\\u0041',
  'ß',
  'İ',
  'ı',
  'Σ',
  '\ud801',
  '\udc00',
  '𐐀',
  '€',
  '%41',
  '$x',
  '#set($x = 1)',
  '${x}',
  '#end',
  'UTF-8',
];

const LENGTHS = [0, 1, 2, 7, 60, 1_000, 20_000];

/** A text of pieces that parsers of some kind have a meaning for, often one piece over and over. */
function text(random: Random): string {
  const length = oneOf(random, LENGTHS);
  const pieces = Array.from({ length: 1 + random(4) }, () => oneOf(random, PIECES));
  const repeated = pieces.join('').repeat(Math.ceil(length / pieces.join('').length));
  // Flat, as what a message holds is.
  return Buffer.from(repeated.slice(0, length), 'utf16le').toString('utf16le');
}

const WHOLE = [0, 1, -1, 2, 7, 10, 16, 36, 37, 99, 1000, 20_000, 0x10ffff, 0x110000, 2147483647, -2147483648];

function number(random: Random): JavaValue {
  const digits = BigInt('9'.repeat(1 + random(oneOf(random, [20, 400, 9000]))));
  switch (random(7)) {
    case 0:
      return oneOf(random, [0n, 1n, -1n, 2n ** 63n - 1n, -(2n ** 63n), 2n ** 32n]);
    case 1:
      return new JavaDouble(oneOf(random, [0, -0, 0.1, 1e300, Number.NaN, Number.POSITIVE_INFINITY, 5e-324, 2 ** 31]));
    case 2:
      return new JavaFloat(oneOf(random, [0, 0.1, 1e30, Number.NaN, 1e-45]));
    case 3:
      return new JavaBigInteger(random(2) === 0 ? digits : -digits);
    case 4:
      return new JavaBigDecimal(digits, oneOf(random, [0, 1, -1, 300, -300, 9_000, 100_000_000, -100_000_000]));
    default:
      return oneOf(random, WHOLE);
  }
}

const SIZES = [0, 1, 3, 50, 5_000];

function list(random: Random, depth: number): JavaList {
  const size = oneOf(random, SIZES);
  const some = Array.from({ length: 3 }, () => hostileValue(random, undefined, depth + 1));
  const kind = oneOf(random, ['list', 'json', 'array', 'set'] as const);
  const made = new JavaList(
    Array.from({ length: size }, (_, at) => some[at % 3] as JavaValue),
    kind,
  );
  if (random(20) === 0 && kind !== 'array') {
    made.items.push(made);
  }
  return made;
}

function map(random: Random, depth: number): JavaMap {
  const size = oneOf(random, SIZES);
  const some = Array.from({ length: 3 }, () => hostileValue(random, undefined, depth + 1));
  return JavaMap.of(Array.from({ length: size }, (_, at) => [`k${at}`, some[at % 3] as JavaValue] as const));
}

/** A value of any kind, large more often than not. Without a budget, one that holds none. */
export function hostileValue(random: Random, budget: Budget | undefined, depth = 0): JavaValue {
  switch (random(depth > 2 ? 7 : budget ? 14 : 10)) {
    case 0:
      return oneOf(random, [null, true, false]);
    case 1:
    case 2:
      return number(random);
    case 3:
      return JavaCharacter.of(oneOf(random, ['a', '9', '\ud800', '€']));
    case 4:
    case 5:
    case 6:
      return text(random);
    case 7:
    case 8:
      return list(random, depth);
    case 9:
      return map(random, depth);
    default:
      return object(random, budget as Budget);
  }
}

function object(random: Random, budget: Budget): JavaValue {
  const of = map(random, 2);
  const members = new JavaList([...of.entries.values()]);
  switch (random(8)) {
    case 0:
      return new JavaList(() => [...of.entries.keys()], 'set', of);
    case 1:
      return new JavaList(() => [...of.entries.values()], 'collection', of);
    case 2:
      return new JavaIterator(of, budget);
    case 3:
      return new JavaListIterator(members, random(members.size + 1), budget);
    case 4:
      return new JavaClass('java.lang.String');
    case 5:
      return new ForeachStatus(new ForeachStatus(null));
    case 6:
      return new UtilVariable(budget);
    default:
      return new InputVariable(text(random), { header: [['a', text(random)]] }, budget);
  }
}
