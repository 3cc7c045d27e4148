import { Budget, LimitExceededError, MOST_DEPTH } from '../../lib/runtime/budget';

test('fails after the last step', () => {
  const budget = new Budget();
  budget.step(2_000_000);

  expect(() => budget.step()).toThrow(new LimitExceededError('2000000 steps'));
});

test('fails for more text than a rendering may build', () => {
  const budget = new Budget();
  budget.text(16 * 1024 * 1024);

  expect(() => budget.text(1)).toThrow(new LimitExceededError('16777216 characters of text'));
});

test('fails for more levels than it bears, of which those that are left do not count', () => {
  const budget = new Budget();
  for (let depth = 0; depth < MOST_DEPTH; depth += 1) {
    budget.enter();
  }
  budget.leave();
  budget.enter();

  expect(() => budget.enter()).toThrow(new LimitExceededError('200 levels of nesting'));
});
