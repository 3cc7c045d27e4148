import { JavaException } from './java-exception';
import { type MethodEntry, MethodTable, QUICK } from './method-table';
import { decodeWhole, parseUnsigned, parseWhole } from './parse-number';
import type { JavaValue } from './value';

type Whole = number | bigint;

/** A class of whole numbers: how many bits they have, and what it calls itself. */
interface WholeClass<Self extends Whole> {
  readonly bits: 32 | 64;
  readonly type: 'int' | 'long';
  readonly name: 'Int' | 'Long';
  /** The value of this class with the lowest bits of a number. */
  readonly of: (value: bigint) => Self;
}

const DEFAULT_RADIX = 10;

/** The digits of a number in a radix, of which Java takes those beyond its limits for ten. */
export function textInRadix(value: bigint, radix: number): string {
  return value.toString(radix >= 2 && radix <= 36 ? radix : DEFAULT_RADIX);
}

function nonZero(divisor: bigint): bigint {
  if (divisor === 0n) {
    throw new JavaException('java.lang.ArithmeticException', '/ by zero');
  }
  return divisor;
}

function sign(value: bigint): number {
  return value > 0n ? 1 : value < 0n ? -1 : 0;
}

/** The digits of all bits, zeros before them included. */
function bitsOf(value: bigint, bits: number): string {
  return BigInt.asUintN(bits, value).toString(2).padStart(bits, '0');
}

/** The methods of Integer and of Long, which differ in their number of bits only. */
function wholeNumberMethods<Self extends Whole>(
  { bits, type, name, of }: WholeClass<Self>,
  own: readonly MethodEntry<Self>[] = [],
) {
  const unsigned = (value: Whole) => BigInt.asUintN(bits, BigInt(value));
  const unary = (method: string, apply: (value: bigint) => JavaValue): MethodEntry<Self> => [
    method,
    [type],
    (_, [value]) => apply(BigInt(value)),
    QUICK,
  ];
  const binary = (method: string, apply: (left: bigint, right: bigint) => JavaValue): MethodEntry<Self> => [
    method,
    [type, type],
    (_, [left, right]) => apply(BigInt(left), BigInt(right)),
    QUICK,
  ];
  const rotate = (method: string, direction: 1 | -1): MethodEntry<Self> => [
    method,
    [type, 'int'],
    (_, [value, distance]) => {
      const all = bitsOf(BigInt(value), bits);
      const at = (direction * distance) & (bits - 1);
      return of(BigInt(`0b${all.slice(at)}${all.slice(0, at)}`));
    },
    QUICK,
  ];
  return new MethodTable<Self>([
    binary('compare', (left, right) => sign(left - right)),
    binary('compareUnsigned', (left, right) => sign(unsigned(left) - unsigned(right))),
    binary('divideUnsigned', (left, right) => of(unsigned(left) / nonZero(unsigned(right)))),
    binary('remainderUnsigned', (left, right) => of(unsigned(left) % nonZero(unsigned(right)))),
    binary('max', (left, right) => of(left > right ? left : right)),
    binary('min', (left, right) => of(left < right ? left : right)),
    binary('sum', (left, right) => of(left + right)),
    unary('signum', sign),
    unary('toHexString', (value) => unsigned(value).toString(16)),
    unary('toOctalString', (value) => unsigned(value).toString(8)),
    unary('toBinaryString', (value) => unsigned(value).toString(2)),
    unary('toUnsignedString', (value) => unsigned(value).toString()),
    unary('toString', String),
    unary('hashCode', (value) => Number(BigInt.asIntN(32, bits === 32 ? value : value ^ (value >> 32n)))),
    unary('bitCount', (value) => bitsOf(value, bits).replaceAll('0', '').length),
    unary('numberOfLeadingZeros', (value) => (/^0*/.exec(bitsOf(value, bits)) as RegExpExecArray)[0].length),
    unary('numberOfTrailingZeros', (value) => (/0*$/.exec(bitsOf(value, bits)) as RegExpExecArray)[0].length),
    unary('highestOneBit', (value) => of(BigInt(`0b${bitsOf(value, bits).replace(/(?<=1)./g, '0')}`))),
    unary('lowestOneBit', (value) => of(value & -value)),
    unary('reverse', (value) => of(BigInt(`0b${[...bitsOf(value, bits)].reverse().join('')}`))),
    unary('reverseBytes', (value) =>
      of(BigInt(`0b${(bitsOf(value, bits).match(/.{8}/g) as string[]).reverse().join('')}`)),
    ),
    rotate('rotateLeft', 1),
    rotate('rotateRight', -1),
    ['toString', [type, 'int'], (_, [value, radix]) => textInRadix(BigInt(value), radix), QUICK],
    ['toUnsignedString', [type, 'int'], (_, [value, radix]) => textInRadix(unsigned(value), radix), QUICK],
    [`parse${name}`, ['String'], (_, [text]) => of(parseWhole(text, DEFAULT_RADIX, bits))],
    [`parse${name}`, ['String', 'int'], (_, [text, radix]) => of(parseWhole(text, radix, bits))],
    [`parseUnsigned${name}`, ['String'], (_, [text]) => of(parseUnsigned(text, DEFAULT_RADIX, bits))],
    [`parseUnsigned${name}`, ['String', 'int'], (_, [text, radix]) => of(parseUnsigned(text, radix, bits))],
    ['valueOf', [type], (_, [value]) => of(BigInt(value)), QUICK],
    ['valueOf', ['String'], (_, [text]) => of(parseWhole(text, DEFAULT_RADIX, bits))],
    ['valueOf', ['String', 'int'], (_, [text, radix]) => of(parseWhole(text, radix, bits))],
    ['decode', ['String'], (_, [text]) => of(decodeWhole(text, bits))],
    ...own,
  ]);
}

/** The methods of java.lang.Integer. */
export const INTEGER_METHODS = wholeNumberMethods<number>(
  { bits: 32, type: 'int', name: 'Int', of: (value) => Number(BigInt.asIntN(32, value)) },
  [['toUnsignedLong', ['int'], (_, [value]) => BigInt.asUintN(32, BigInt(value)), QUICK]],
);

/** The methods of java.lang.Long. */
export const LONG_METHODS = wholeNumberMethods<bigint>({
  bits: 64,
  type: 'long',
  name: 'Long',
  of: (value) => BigInt.asIntN(64, value),
});
