import { Budget } from '../../../lib/runtime/budget';
import { bytes, characters, textOfArray, textOfCharacters } from '../../../lib/runtime/java/string-arrays';
import { JavaList } from '../../../lib/runtime/java/value';

test.each([
  ['UTF-8', 'é', [-61, -87]],
  ['utf8', '😀', [-16, -97, -104, -128]],
  ['US-ASCII', 'aé', [97, 63]],
  ['ISO-8859-1', 'é€', [-23, 63]],
  ['UTF-8', '\ud83d', [63]],
])('the bytes in %s of %j are %j', (charset, text, expected) => {
  expect(bytes(text, charset, new Budget()).items).toEqual(expected);
});

test('fails for a character set that is unknown', () => {
  expect(() => bytes('a', 'UTF-99', new Budget())).toThrow('UTF-99');
});

test('the characters of a text make the text again', () => {
  const array = characters('text', new Budget());

  expect(array.kind).toBe('array');
  expect(textOfArray(array, new Budget())).toBe('text');
  expect(textOfCharacters(array, 1, 2, new Budget())).toBe('ex');
});

test.each([
  [-1, 1],
  [0, 5],
  [2, -1],
])('fails for the part from %i with %i characters', (from, count) => {
  expect(() => textOfCharacters(characters('text', new Budget()), from, count, new Budget())).toThrow(/offset/);
});

test('an array of anything else has the text of its class', () => {
  expect(textOfArray(new JavaList([1], 'array'), new Budget())).not.toBe('1');
});
