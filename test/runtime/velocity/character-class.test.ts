import {
  classAt,
  DIGIT,
  LETTER,
  NAME_PART,
  NAME_START,
  NEWLINE,
  SPACE,
  WORD_PART,
  WORD_START,
} from '../../../lib/runtime/velocity/character-class';

test.each([
  ['a', LETTER],
  ['Z', LETTER],
  ['0', DIGIT],
  [' ', SPACE],
  ['\t', SPACE],
  ['\n', NEWLINE],
  ['\r', NEWLINE],
])('%j has its class', (character, expected) => {
  expect(classAt(character, 0)).toBe(expected);
});

test.each(['é', '😀', '\u00a0', '.', ''])('%j has no class, since names are ASCII', (character) => {
  expect(classAt(character, 0)).toBe(0);
});

test.each([
  ['_', NAME_START],
  ['-', NAME_PART],
  ['@', WORD_START],
  ['@', WORD_PART],
])('%j can be part of a name or word', (character, classes) => {
  expect(classAt(character, 0) & classes).not.toBe(0);
});

test('a hyphen cannot start a name, and is no part of a word', () => {
  expect(classAt('-', 0) & (NAME_START | WORD_START | WORD_PART)).toBe(0);
});
