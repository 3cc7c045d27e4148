import { codePoint, codePointBefore, codePointCount, offsetByCodePoints } from '../../../lib/runtime/java/code-points';
import { JavaException } from '../../../lib/runtime/java/java-exception';

const TEXT = 'a😀b';

test('a code point is its text, and a number beyond all of them is none', () => {
  expect([codePoint(0x41), codePoint(0x1f600), codePoint(-1), codePoint(0x110000)]).toEqual([
    'A',
    '😀',
    undefined,
    undefined,
  ]);
});

test('a pair of surrogates is one code point', () => {
  expect([1, 3, 4].map((index) => codePointBefore(TEXT, index))).toEqual([0x61, 0x1f600, 0x62]);
  expect(codePointBefore(TEXT, 2)).toBe(0xd83d);
  expect([codePointCount(TEXT, 0, 4), codePointCount(TEXT, 0, 2), codePointCount(TEXT, 1, 1)]).toEqual([3, 2, 0]);
});

test.each([
  [0, 2, 3],
  [4, -2, 1],
  [1, 0, 1],
  [3, -3, undefined],
  [0, 4, undefined],
  [5, 0, undefined],
])('from %i, %i code points lead to %s', (index, offset, expected) => {
  if (expected === undefined) {
    expect(() => offsetByCodePoints(TEXT, index, offset)).toThrow(JavaException);
  } else {
    expect(offsetByCodePoints(TEXT, index, offset)).toBe(expected);
  }
});

test.each([0, 5])('fails for the code point before %i', (index) => {
  expect(() => codePointBefore(TEXT, index)).toThrow(/index/);
});

test('fails for a part that is none', () => {
  expect(() => codePointCount(TEXT, 2, 1)).toThrow(JavaException);
});
