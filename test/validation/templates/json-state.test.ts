import { added, afterCharacter, isQuote, START_OF_JSON } from '../../../lib/validation/templates/json-state';
import type { Piece } from '../../../lib/validation/templates/piece';

const after = (text: string) => [...text].reduce(afterCharacter, START_OF_JSON);
const text = (content: string): Piece => ({ kind: 'text', text: content });

test.each([
  ['{"a": [', { depth: 2, isInString: false }],
  ['{"a": []}', { depth: 0, isInString: false }],
  ['{"a": "{[', { depth: 1, isInString: true, content: [text('{[')] }],
  ['"a\\"b', { isInString: true, content: [text('a"b')] }],
  ['"a\\n\\/', { isInString: true, content: [text('a\n/')] }],
  ['"\\u0041\\u00e9', { isInString: true, content: [text('Aé')] }],
  ['"a\\', { isInString: true, isEscaped: true }],
])('after %s the next character goes to %j', (json, expected) => {
  expect(after(json)).toMatchObject(expected);
});

test('a quote ends a string unless it is escaped', () => {
  expect(isQuote('"', after('"a'))).toBe(true);
  expect(isQuote('"', after('"a\\'))).toBe(false);
  expect(isQuote('"', after('"\\u00'))).toBe(false);
  expect(isQuote('a', START_OF_JSON)).toBe(false);
});

test('what no character can be is a piece of its own', () => {
  expect(added(after('"a'), { kind: 'unknown' }).content).toEqual([text('a'), { kind: 'unknown' }]);
});
