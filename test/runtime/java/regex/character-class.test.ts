import { RegexSyntaxError } from '../../../../lib/runtime/java/regex/reader';
import { find } from './find';

const matched = (pattern: string, text: string) => find(pattern, text).join('');

test.each([
  ['[abc]', 'abcd', 'abc'],
  ['[^abc]', 'abcd', 'd'],
  ['[a-c]', 'abcd', 'abc'],
  ['[a-c[x-z]]', 'abxy', 'abxy'],
  ['[a-z&&[^aeiou]]', 'abcde', 'bcd'],
  ['[a-d&&b-z]', 'abcde', 'bcd'],
  ['[\\]a]', ']a', ']a'],
  ['[a-]', 'a-', 'a-'],
  ['[\\d\\s]', '1 a', '1 '],
  ['[\\Q]\\E]', ']a', ']'],
  ['\\p{Lu}', 'aBC', 'BC'],
  ['\\P{Lu}', 'aBC', 'a'],
  ['\\pL', 'a1', 'a'],
  ['[\\p{IsDigit}]', 'a1', '1'],
])('%j matches in %j the characters %j', (pattern, text, expected) => {
  expect(matched(pattern, text)).toBe(expected);
});

test.each(['[', '[a', '[b-a]', '[]', '\\p{Nonsense}', '\\p{', '[a&&'])('fails for %j', (pattern) => {
  expect(() => find(pattern, 'a')).toThrow(RegexSyntaxError);
});
