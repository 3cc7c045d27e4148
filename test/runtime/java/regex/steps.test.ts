import { Budget } from '../../../../lib/runtime/budget';
import { END, FAILED, RegexMachine, type RegexStep } from '../../../../lib/runtime/java/regex/machine';
import { first, goOn, orElse, takeAgain, takeOne } from '../../../../lib/runtime/java/regex/steps';
import { find } from './find';

function run(steps: RegexStep[], text: string): number {
  return new RegexMachine({ steps, groupCount: 1, registers: 4 }, text, new Budget()).run(0, 0);
}

const only = (character: string) => takeOne({ has: (char) => char === character.codePointAt(0), plain: true });

test('takes one character of a set, of which a pair of surrogates is one', () => {
  expect(run([only('a'), END], 'ab')).toBe(1);
  expect(run([only('😀'), END], '😀')).toBe(2);
  expect(run([only('a'), END], '')).toBe(FAILED);
});

test('goes on where it is told to, and elsewhere if that fails', () => {
  expect(run([goOn(2), only('x'), only('a'), END], 'a')).toBe(1);
  expect(run([orElse(2), only('x'), only('a'), END], 'a')).toBe(1);
  expect(run([first(2, 1), only('a'), END], 'a')).toBe(0);
});

test('takes what a group captured once more, as the fold compares', () => {
  const capture: RegexStep = (machine, at) => {
    machine.capture(1, 0, 1);
    return at + 1;
  };

  expect(run([capture, takeAgain(1, (char) => char), END], 'aa')).toBe(2);
  expect(run([capture, takeAgain(1, (char) => char), END], 'aA')).toBe(FAILED);
  expect(run([capture, takeAgain(1, (char) => char | 0x20), END], 'aA')).toBe(2);
  expect(run([takeAgain(1, (char) => char), END], 'a')).toBe(FAILED);
});

test.each([
  ['(?<=a{1,2})b', 'aab', ['b']],
  ['(?<=^|x)a', 'axa', ['a', 'a']],
  ['(?<=😀)b', '😀b', ['b']],
  ['(?:a|){3}b', 'ab', ['ab']],
])('%j looks behind or repeats in %j: %j', (pattern, text, expected) => {
  expect(find(pattern, text)).toEqual(expected);
});
