import * as fc from 'fast-check';
import { Budget, LimitExceededError } from '../../../lib/runtime/budget';
import { JavaException } from '../../../lib/runtime/java/java-exception';
import { formatString } from '../../../lib/runtime/java/string-format';
import {
  JavaBigDecimal,
  JavaBigInteger,
  JavaCharacter,
  JavaDouble,
  JavaList,
  type JavaValue,
} from '../../../lib/runtime/java/value';

const double = (value: number) => new JavaDouble(value);
const decimal = (unscaled: bigint, scale: number) => new JavaBigDecimal(unscaled, scale);
const big = (value: bigint) => new JavaBigInteger(value);
const char = (value: string) => new JavaCharacter(value);

function format(pattern: string, ...args: JavaValue[]): string {
  return formatString(pattern, args, new Budget());
}

// Each line is as Java 17 has it.
describe('writes what Java writes', () => {
  test.each<[string, JavaValue[], string]>([
    ['plain', [], 'plain'],
    ['%s and %s', ['a', 1], 'a and 1'],
    ['%2$s %s %<s %1$s %s', ['a', 'b'], 'b a a a b'],
    ['%s', [new JavaList(['a', null])], '[a, null]'],
    ['%S', ['aß'], 'ASS'],
    ['%5S|%-5s|%.2s|%5.1s', ['aß', 'b', 'abc', 'abc'], '  ASS|b    |ab|    a'],
    ['%s %d %f %c %x %.2s %S', [null, null, null, null, null, null, null], 'null null null null null nu NULL'],
    ['%b %b %b %B %.1b', [null, true, false, 'x', true], 'false true false TRUE t'],
    ['%h %H', ['abc', 255], '17862 FF'],
    ['%c%c%C|%3c', [char('a'), 128512, char('b'), 65], 'a😀B|  A'],
    ['%n%%|%5%|%-3%|', [], '\n%|    %|%  |'],
  ])('%j of %j', (pattern, args, expected) => {
    expect(format(pattern, ...args)).toBe(expected);
  });

  test.each<[string, JavaValue, string]>([
    ['%d', -42, '-42'],
    ['%05d', -42, '-0042'],
    ['%+d', 5, '+5'],
    ['% d', 5, ' 5'],
    ['%,d', -1234567, '-1,234,567'],
    ['%,d', 123456n, '123,456'],
    ['%,d', 12, '12'],
    ['%(,010d', -5000, '(0005,000)'],
    ['%-6d|', 42, '42    |'],
    ['%d', 9223372036854775807n, '9223372036854775807'],
    ['%d', big(10n ** 20n), '100000000000000000000'],
    ['%x', -1, 'ffffffff'],
    ['%x', -1n, 'ffffffffffffffff'],
    ['%#010X', 255, '0X000000FF'],
    ['%o', 8, '10'],
    ['%#o', 8n, '010'],
    ['%x', big(-255n), '-ff'],
    ['%+x', big(255n), '+ff'],
  ])('%j of a whole number', (pattern, value, expected) => {
    expect(format(pattern, value)).toBe(expected);
  });

  test.each<[string, JavaValue, string]>([
    ['%f', double(1.5), '1.500000'],
    ['%.0f', double(2.5), '3'],
    ['%.0f', double(0.5), '1'],
    ['%.0f', double(0.04), '0'],
    ['%#.0f', double(1), '1.'],
    ['%.2f', double(1.005), '1.01'],
    ['%.2f', double(9.999), '10.00'],
    ['%.1f', double(1e22), '10000000000000000000000.0'],
    ['%.3f', double(-0), '-0.000'],
    ['%010.2f', double(-3.216), '-000003.22'],
    ['%,.2f', double(1234567.891), '1,234,567.89'],
    ['%f', double(Number.NaN), 'NaN'],
    ['%+09f', double(Number.POSITIVE_INFINITY), '+Infinity'],
    ['%(012f', double(Number.NEGATIVE_INFINITY), '  (Infinity)'],
    ['%.2f', decimal(1005n, 3), '1.01'],
    ['%.2f', decimal(-5n, 0), '-5.00'],
    ['%.1f', decimal(12n, -3), '12000.0'],
    ['%.1f', decimal(0n, -3), '0.0'],
    ['%e', double(12345.678), '1.234568e+04'],
    ['%.0e', double(9.99), '1e+01'],
    ['%E', double(0.00012), '1.200000E-04'],
    ['%e', double(0), '0.000000e+00'],
    ['%.1e', double(1e100), '1.0e+100'],
    ['%.3e', decimal(99999n, 0), '1.000e+05'],
  ])('%j of a fraction', (pattern, value, expected) => {
    expect(format(pattern, value)).toBe(expected);
  });
});

test.each<[string, string, string, JavaValue[]]>([
  ['%q', 'UnknownFormatConversion', "Conversion = 'q'", ['a']],
  ['%', 'UnknownFormatConversion', "Conversion = '%'", ['a']],
  ['%!', 'UnknownFormatConversion', "Conversion = '!'", ['a']],
  ['%s %s', 'MissingFormatArgument', "Format specifier '%s'", ['a']],
  ['%2$s', 'MissingFormatArgument', "Format specifier '%2$s'", ['a']],
  ['%<s', 'MissingFormatArgument', "Format specifier '%<s'", ['a']],
  ['%0$s', 'IllegalFormatArgumentIndex', 'Illegal format argument index = 0', ['a']],
  ['%2147483648$s', 'IllegalFormatArgumentIndex', 'Format argument index: (not representable as int)', ['a']],
  ['%--5d', 'DuplicateFormatFlags', "Flags = '-'", [1]],
  ['%2147483648d', 'IllegalFormatWidth', '-2147483648', [1]],
  ['%.2147483648f', 'IllegalFormatPrecision', '-2147483648', [1]],
  ['%5n', 'IllegalFormatWidth', '5', []],
  ['%-n', 'IllegalFormatFlags', "Flags = '-'", []],
  ['%.2%', 'IllegalFormatPrecision', '2', []],
  ['%-%', 'MissingFormatWidth', '%-%', []],
  ['%-d', 'MissingFormatWidth', '%-d', [1]],
  ['%+ d', 'IllegalFormatFlags', "Flags = '+ '", [1]],
  ['%-05d', 'IllegalFormatFlags', "Flags = '-0'", [1]],
  ['%.2d', 'IllegalFormatPrecision', '2', [1]],
  ['%#d', 'FormatFlagsConversionMismatch', 'Conversion = d, Flags = #', [1]],
  ['%+x', 'FormatFlagsConversionMismatch', 'Conversion = x, Flags = +', [1]],
  ['%,e', 'FormatFlagsConversionMismatch', 'Conversion = e, Flags = ,', [1]],
  ['%,s', 'FormatFlagsConversionMismatch', 'Conversion = s, Flags = ,', ['a']],
  ['%#s', 'FormatFlagsConversionMismatch', 'Conversion = s, Flags = #', ['a']],
  ['%#b', 'FormatFlagsConversionMismatch', 'Conversion = b, Flags = #', ['a']],
  ['%05c', 'FormatFlagsConversionMismatch', 'Conversion = c, Flags = 0', ['a']],
  ['%d', 'IllegalFormatConversion', 'd != java.lang.String', ['a']],
  ['%f', 'IllegalFormatConversion', 'f != java.lang.Integer', [1]],
  ['%c', 'IllegalFormatConversion', 'c != java.lang.Long', [65n]],
  ['%c', 'IllegalFormatCodePoint', 'Code point = 0xffffffff', [-1]],
  ['%c', 'IllegalFormatCodePoint', 'Code point = 0x110000', [0x110000]],
])('fails: the format %j, with %sException: %s', (pattern, name, message, args) => {
  const javaClass = `java.util.${name}Exception`;

  expect(() => format(pattern, ...args)).toThrow(new JavaException(javaClass, message));
  expect(() => format(pattern, ...args)).toThrow(expect.objectContaining({ javaClass }));
});

test.each<[string, JavaValue]>([
  ['%2000000000d', 1],
  ['%02000000000d', 1],
  ['%.2000000000f', double(1)],
  ['%.2000000000e', double(1)],
  ['%f', decimal(1n, -2_000_000_000)],
])('fails: the text that %j would make is too long', (pattern, value) => {
  expect(() => format(pattern, value)).toThrow(LimitExceededError);
});

test('whole numbers are written as JavaScript writes them, whatever their size', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
      expect(format('%d', value)).toBe(String(value));
      expect(format('%d', big(value))).toBe(String(value));
      expect(format('%,d', value)).toBe(value.toLocaleString('en-US'));
      expect(BigInt.asIntN(64, BigInt(`0x${format('%x', value)}`))).toBe(value);
    }),
  );
});

test('a fraction has as many digits after the point as the precision asks for', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
      fc.integer({ min: 1, max: 12 }),
      (value, precision) => {
        const text = format(`%.${precision}f`, double(value));

        expect(text).toMatch(new RegExp(`^-?\\d+\\.\\d{${precision}}$`));
        expect(Math.abs(Number(text) - value)).toBeLessThanOrEqual(0.5 * 10 ** -precision + 1e-6);
      },
    ),
  );
});
