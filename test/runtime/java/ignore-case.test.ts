import { compareIgnoringCase, lowerCase, upperCase, whole } from '../../../lib/runtime/java/ignore-case';

const compare = (left: string, right: string) => Math.sign(compareIgnoringCase(whole(left), whole(right)));

test.each([
  ['abc', 'ABC', 0],
  ['É', 'é', 0],
  ['ſ', 's', 0],
  ['İ', 'i', 0],
  ['ß', 'SS', 1],
  ['a', 'b', -1],
  ['ab', 'A', 1],
  ['𐐀', '𐐨', 0],
  ['\ud801', '\ud801a', -1],
  // Halves of characters: one at the end, one at the beginning, one after a whole character, and those of two planes.
  ['\ud801', '\ud802', -1],
  ['\udc01', '\udc00', 1],
  ['a\udc00', 'a\udc01', -1],
  ['\ud801x', '\ud802x', -1],
  ['𝐀', '𐐀', 1],
])('%s compares to %s: %i', (left, right, expected) => {
  expect(compare(left, right)).toBe(expected);
});

test('only a part of a text is compared', () => {
  expect(compareIgnoringCase({ text: 'xABx', from: 1, to: 3 }, whole('ab'))).toBe(0);
});

test('a character whose other case is longer stays as it is', () => {
  expect(upperCase(0xdf)).toBe(0xdf);
  expect(upperCase(0x61)).toBe(0x41);
  expect(lowerCase(0x130)).toBe(0x69);
});
