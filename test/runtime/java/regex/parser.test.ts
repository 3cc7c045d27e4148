import { Budget } from '../../../../lib/runtime/budget';
import { parseRegex } from '../../../../lib/runtime/java/regex/parser';
import { RegexSyntaxError } from '../../../../lib/runtime/java/regex/reader';
import { find } from './find';

test('counts groups, and knows those that have a name', () => {
  const { groupCount, groupNames } = parseRegex('(a)(?:b)(?<name>c)', new Budget());

  expect(groupCount).toBe(2);
  expect([...groupNames]).toEqual([['name', 2]]);
});

test.each([
  ['a|b', 'ab', ['a', 'b']],
  ['(?=b)', 'ab', ['']],
  ['(?!b).', 'ab', ['a']],
  ['(?<=a)b', 'ab', ['b']],
  ['(?<!a)b', 'abb', ['b']],
  ['(?>a+)a', 'aaa', []],
  ['(?i:A)b', 'ab', ['ab']],
  ['(?i)A(?-i)B', 'aB ab', ['aB']],
  ['(a)\\1', 'aa', ['aa']],
  ['(?<x>a)\\k<x>', 'aa', ['aa']],
  ['(?x) a b # comment', 'ab', ['ab']],
])('%j matches in %j: %j', (pattern, text, expected) => {
  expect(find(pattern, text)).toEqual(expected);
});

test.each([
  '(',
  ')',
  '(?',
  '(?<a',
  '(?<1>a)',
  '(?<a>b)(?<a>c)',
  '*a',
  'a**',
  'a{2,1}',
  '\\',
  '(?z)',
  '\\k<no>',
  '(?<=(?:a|b)*)c',
])('fails for %j, which Java does not compile', (pattern) => {
  expect(() => parseRegex(pattern, new Budget())).toThrow(RegexSyntaxError);
});
