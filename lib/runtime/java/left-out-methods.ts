import { className } from './identity';
import type { JavaValue } from './value';

/** Methods of Java that templates cannot call here. */
export interface LeftOutMethods {
  /** The classes, or `any class`. */
  readonly of: readonly string[];
  readonly methods: readonly string[];
  readonly reason: string;
}

const LISTS = ['java.util.ArrayList', 'java.util.ArrayList$SubList', 'net.minidev.json.JSONArray'];
const WHOLE_NUMBERS = ['java.lang.Integer', 'java.lang.Long'];
const REALS = ['java.lang.Float', 'java.lang.Double'];
const ANY_CLASS = 'any class';

/** Everything that is left out on purpose. docs/fidelity.md is generated from this table. */
export const LEFT_OUT_METHODS: readonly LeftOutMethods[] = [
  {
    of: [ANY_CLASS],
    methods: ['describeConstable', 'notify', 'notifyAll', 'resolveConstantDesc', 'wait'],
    reason: 'They are for threads and compilers.',
  },
  {
    of: ['java.lang.Class'],
    methods: ['forName', 'getClassLoader', 'getConstructors', 'getMethods', 'getResource', 'newInstance'],
    reason: 'They lead out of the template. A class has only its names.',
  },
  {
    of: LISTS,
    methods: ['forEach', 'parallelStream', 'removeIf', 'replaceAll', 'sort', 'spliterator', 'stream'],
    reason: 'They take or return functions, which a template cannot write.',
  },
  {
    of: ['java.util.LinkedHashMap'],
    methods: ['compute', 'computeIfAbsent', 'computeIfPresent', 'forEach', 'merge', 'replaceAll'],
    reason: 'They take functions, which a template cannot write.',
  },
  {
    of: ['java.lang.String'],
    methods: ['chars', 'codePoints', 'getChars', 'lines', 'transform'],
    reason: 'They take or return functions, or fill an array.',
  },
  {
    of: ['java.lang.String'],
    methods: ['formatted', 'indent', 'stripIndent', 'translateEscapes'],
    reason: 'They are newer than Java 11.',
  },
  {
    of: [...WHOLE_NUMBERS, 'java.lang.Boolean'],
    methods: ['getBoolean', 'getInteger', 'getLong'],
    reason: 'They read properties of the system.',
  },
  {
    of: REALS,
    methods: [
      ...['doubleToLongBits', 'doubleToRawLongBits', 'floatToIntBits', 'floatToRawIntBits', 'intBitsToFloat'],
      ...['longBitsToDouble', 'toHexString'],
    ],
    reason: 'No mapping template is known that reads the bits of a number.',
  },
  {
    of: ['java.lang.Character'],
    methods: [
      ...['codePointAt', 'codePointBefore', 'codePointCount', 'codePointOf', 'getDirectionality', 'getName', 'getType'],
      ...['highSurrogate', 'isBmpCodePoint', 'isIdentifierIgnorable', 'isJavaIdentifierPart', 'isJavaIdentifierStart'],
      ...[
        'isJavaLetter',
        'isJavaLetterOrDigit',
        'isMirrored',
        'isSpace',
        'isSupplementaryCodePoint',
        'isSurrogatePair',
      ],
      ...['isUnicodeIdentifierPart', 'isUnicodeIdentifierStart', 'isValidCodePoint', 'lowSurrogate'],
      ...['offsetByCodePoints', 'toCodePoint', 'toTitleCase'],
    ],
    reason: 'They are for compilers, need tables of Unicode that JavaScript does not have, or are on strings too.',
  },
  {
    of: ['java.math.BigInteger'],
    methods: [
      ...[
        'and',
        'andNot',
        'bitCount',
        'clearBit',
        'divideAndRemainder',
        'flipBit',
        'getLowestSetBit',
        'isProbablePrime',
      ],
      ...['byteValueExact', 'intValueExact', 'longValueExact', 'shortValueExact', 'or'],
      ...['modInverse', 'modPow', 'nextProbablePrime', 'probablePrime', 'setBit', 'shiftLeft', 'shiftRight', 'sqrt'],
      ...['sqrtAndRemainder', 'testBit', 'toByteArray', 'xor'],
    ],
    reason: 'Numbers of JSON this long are compared and passed on, not computed with.',
  },
  {
    of: ['java.math.BigDecimal'],
    methods: [
      ...['byteValueExact', 'divide', 'intValueExact', 'longValueExact', 'pow', 'remainder', 'shortValueExact'],
      ...[
        'toBigIntegerExact',
        'divideAndRemainder',
        'divideToIntegralValue',
        'movePointLeft',
        'movePointRight',
        'plus',
        'round',
      ],
      ...['scaleByPowerOfTen', 'setScale', 'sqrt', 'stripTrailingZeros', 'toEngineeringString', 'ulp'],
    ],
    reason: 'Numbers of JSON this long are compared and passed on, not computed with.',
  },
];

const LEFT_OUT = new Set(
  LEFT_OUT_METHODS.flatMap(({ of, methods }) => of.flatMap((name) => methods.map((method) => `${name}.${method}`))),
);

/** Whether a method that a value does not have is one that is left out on purpose. */
export function isLeftOut(self: Exclude<JavaValue, null>, method: string): boolean {
  return LEFT_OUT.has(`${ANY_CLASS}.${method}`) || LEFT_OUT.has(`${classOf(self)}.${method}`);
}

function classOf(self: Exclude<JavaValue, null>): string {
  return className(self).replace(/^JavaClass$/, 'java.lang.Class');
}
