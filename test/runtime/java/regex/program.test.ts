import { Budget } from '../../../../lib/runtime/budget';
import { END } from '../../../../lib/runtime/java/regex/machine';
import { parseRegex } from '../../../../lib/runtime/java/regex/parser';
import { compileRegex } from '../../../../lib/runtime/java/regex/program';
import { find } from './find';

const compile = (pattern: string) => compileRegex(parseRegex(pattern, new Budget()));

test('a program ends with the end, and has registers for the bounds of each group', () => {
  const { steps, groupCount, registers } = compile('(a)(b)');

  expect(steps.at(-1)).toBe(END);
  expect(groupCount).toBe(2);
  expect(registers).toBeGreaterThanOrEqual(6);
});

test.each([
  ['a?', 'aa', ['a', 'a', '']],
  ['a??', 'a', ['', '']],
  ['a*', 'aab', ['aa', '', '']],
  ['a*?b', 'aab', ['aab']],
  ['a*+a', 'aa', []],
  ['a?+a', 'a', []],
  ['a{2}', 'aaa', ['aa']],
  ['a{1,2}?', 'aa', ['a', 'a']],
  ['(a|ab)(c|bcd)', 'abcd', ['abcd']],
  ['(?:a*)*', 'b', ['', '']],
  ['\\R', '\r\n\n', ['\r\n', '\n']],
  ['(?:(a)|b)*', 'ab', ['ab', '']],
])('%j matches in %j: %j', (pattern, text, expected) => {
  expect(find(pattern, text)).toEqual(expected);
});
