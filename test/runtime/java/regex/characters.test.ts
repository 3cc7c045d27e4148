import {
  anyChar,
  escapedClass,
  foldFor,
  isLineTerminator,
  isSurrogate,
  LINE_BREAKS,
  negation,
  property,
  range,
  single,
  spelled,
} from '../../../../lib/runtime/java/regex/characters';

const NO_FLAGS = new Set<string>();
const code = (character: string) => character.codePointAt(0) as number;

test.each([
  ['single a', single(code('a'), NO_FLAGS), 'a', 'A'],
  ['single a without case', single(code('a'), new Set('i')), 'A', 'b'],
  ['range a to c', range(code('a'), code('c'), NO_FLAGS), 'b', 'd'],
  ['range a to c without case', range(code('a'), code('c'), new Set('i')), 'B', 'D'],
  ['any character', anyChar(NO_FLAGS), 'a', '\n'],
  ['any character with lines', anyChar(new Set('s')), '\n', ''],
  ['any character but \\n', anyChar(new Set('d')), '\r', '\n'],
  ['the negation of a', negation(single(code('a'), NO_FLAGS)), 'b', 'a'],
  ['a spelled set', spelled('a-c', false), 'b', 'd'],
  ['line breaks', LINE_BREAKS, '\u2028', 'a'],
])('%s has %j and not %j', (_, set, inside, outside) => {
  expect(set.has(code(inside))).toBe(true);
  expect(outside !== '' && set.has(code(outside))).toBe(false);
});

test.each([
  ['d', '1', 'a'],
  ['D', 'a', '1'],
  ['w', '_', '-'],
  ['s', '\t', 'a'],
  ['h', '\u00a0', '\n'],
  ['v', '\n', ' '],
])('\\%s has %j and not %j', (letter, inside, outside) => {
  const set = escapedClass(letter, NO_FLAGS);

  expect(set?.has(code(inside))).toBe(true);
  expect(set?.has(code(outside))).toBe(false);
});

test('no other letter is a class', () => {
  expect(escapedClass('q', NO_FLAGS)).toBeUndefined();
});

test('a property of Unicode is a set, and an unknown one is none', () => {
  expect(property('Lu', NO_FLAGS)?.has(code('É'))).toBe(true);
  expect(property('Alpha', NO_FLAGS)?.has(code('é'))).toBe(false);
  expect(property('Alpha', new Set('U'))?.has(code('é'))).toBe(true);
  expect(property('Nonsense', NO_FLAGS)).toBeUndefined();
});

test.each([
  [NO_FLAGS, 'A', 'A'],
  [new Set('i'), 'A', 'a'],
  [new Set('i'), 'É', 'É'],
  [new Set('iu'), 'É', 'é'],
])('with the flags %j, %j folds to %j', (flags, from, to) => {
  expect(foldFor(flags)(code(from))).toBe(code(to));
});

test('knows halves of surrogate pairs and ends of lines', () => {
  expect([0xd800, 0xdfff, 0xe000].map(isSurrogate)).toEqual([true, true, false]);
  expect(['\n', '\r', '\u0085', '\u2029', '\v'].map((char) => isLineTerminator(code(char)))).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
});
