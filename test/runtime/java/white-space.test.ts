import { isTrimmed, isWhiteSpace, stripLeading, stripTrailing } from '../../../lib/runtime/java/white-space';

const code = (character: string) => character.charCodeAt(0);

test.each([' ', '\t', '\n', '\u001c', '\u1680', '\u2000', '\u2028', '\u2029', '\u205f', '\u3000'])(
  '%j is white space',
  (character) => {
    expect(isWhiteSpace(code(character))).toBe(true);
  },
);

test.each(['a', '\u0000', '\u0008', '\u00a0', '\u2007', '\u202f', '\ufeff'])(
  '%j is not white space to Java',
  (character) => {
    expect(isWhiteSpace(code(character))).toBe(false);
  },
);

test('trim takes every control character for space', () => {
  expect(['\u0000', ' ', '\u3000'].map((character) => isTrimmed(code(character)))).toEqual([true, true, false]);
});

test('space is taken off one side', () => {
  expect([stripLeading('  a ', isWhiteSpace), stripTrailing(' a  ', isWhiteSpace)]).toEqual(['a ', ' a']);
  expect([stripLeading('  ', isWhiteSpace), stripTrailing('  ', isWhiteSpace)]).toEqual(['', '']);
});
