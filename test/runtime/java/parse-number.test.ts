import { decodeWhole, parseDouble, parseUnsigned, parseWhole } from '../../../lib/runtime/java/parse-number';

test.each([
  ['42', 10, 42n],
  ['-42', 10, -42n],
  ['+7', 10, 7n],
  ['ff', 16, 255n],
  ['FF', 16, 255n],
  ['ｆＦ', 16, 255n],
  ['-2147483648', 10, -2147483648n],
  ['000000000000000000000000000000000000001', 10, 1n],
])('%s in radix %i is %s', (text, radix, expected) => {
  expect(parseWhole(text, radix, 32)).toBe(expected);
});

test.each(['', '-', ' 1', '1.5', '2147483648', '1-', 'a', '９a', null])('fails for %j, which is no int', (text) => {
  expect(() => parseWhole(text, 10, 32)).toThrow(/^For input string/);
});

test.each([1, 37])('fails for the radix %i', (radix) => {
  expect(() => parseWhole('1', radix, 32)).toThrow(/^For input string/);
});

test('an unsigned number wraps, and has no sign', () => {
  expect(parseUnsigned('4294967295', 10, 32)).toBe(-1n);
  expect(() => parseUnsigned('-1', 10, 32)).toThrow(/^For input string/);
  expect(() => parseUnsigned('-0', 10, 32)).toThrow(/^For input string/);
});

test.each([
  ['0x1F', 31n],
  ['-#a', -10n],
  ['017', 15n],
  ['0', 0n],
  ['9', 9n],
])('%s decodes to %s', (text, expected) => {
  expect(decodeWhole(text, 32)).toBe(expected);
});

test.each(['0x', '', '08', '1-2', '｛', null])('fails to decode %j', (text) => {
  expect(() => decodeWhole(text, 32)).toThrow(/^For input string/);
});

test.each([
  [' 1.5 ', 1.5],
  ['.5', 0.5],
  ['1.', 1],
  ['1e3', 1000],
  ['1f', 1],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['NaN', Number.NaN],
])('the double %j is %d', (text, expected) => {
  expect(parseDouble(text).value).toBe(expected);
});

test.each(['', 'x', '1e', 'infinity', '0x1'])('fails for %j, which is no double', (text) => {
  expect(() => parseDouble(text)).toThrow(/^For input string/);
});

test('fails for null as Java does, and shows the beginning of a long text', () => {
  expect(() => parseDouble(null)).toThrow(expect.objectContaining({ javaClass: 'java.lang.NullPointerException' }));
  expect(() => parseDouble('x'.repeat(1000))).toThrow(/^.{80,90}$/);
});
