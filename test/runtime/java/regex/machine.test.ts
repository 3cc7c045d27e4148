import { Budget, LimitExceededError } from '../../../../lib/runtime/budget';
import { END, FAILED, RegexMachine, type RegexStep } from '../../../../lib/runtime/java/regex/machine';
import { Regex } from '../../../../lib/runtime/java/regex/regex';

const take =
  (character: string): RegexStep =>
  ({ text }, at) =>
    text[at] === character ? at + 1 : FAILED;

function machine(steps: RegexStep[], text: string): RegexMachine {
  return new RegexMachine({ steps, groupCount: 1, registers: 4 }, text, new Budget());
}

test('runs its steps until the end, and returns the place', () => {
  expect(machine([take('a'), take('b'), END], 'abc').run(0, 0)).toBe(2);
  expect(machine([take('a'), take('x'), END], 'abc').run(0, 0)).toBe(FAILED);
});

test('accepts only the end that it is asked for', () => {
  expect(machine([take('a'), END], 'ab').run(0, 0, 2)).toBe(FAILED);
});

test('goes back to what it could try instead, and undoes what it kept', () => {
  const program = machine(
    [
      (self, at) => {
        self.orElse(2, at);
        self.capture(1, 0, 1);
        return at;
      },
      take('x'),
      take('a'),
      END,
    ],
    'a',
  );

  expect(program.run(0, 0)).toBe(1);
  expect(program.bounds(1)).toEqual([FAILED, FAILED]);
});

test('keeps the bounds of a group, and knows no group beyond the last', () => {
  const program = machine([END], '');
  program.capture(1, 0, 3);

  expect([program.bounds(1), program.bounds(2)]).toEqual([
    [0, 3],
    [FAILED, FAILED],
  ]);
});

test('fails when a pattern backtracks for longer than the budget allows', () => {
  expect(() => new Regex('(a+)+$', new Budget()).matches(`${'a'.repeat(40)}!`)).toThrow(LimitExceededError);
});

test('matches a text of any length without a deeper stack', () => {
  expect(new Regex('(?:a|b)*', new Budget()).matches('ab'.repeat(50_000))).toBe(true);
});
