import { Budget } from '../../../../lib/runtime/budget';
import { parseRegex } from '../../../../lib/runtime/java/regex/parser';
import { lengthOf } from '../../../../lib/runtime/java/regex/study';

const study = (pattern: string) => lengthOf(parseRegex(pattern, new Budget()).root);

test.each([
  ['abc', 3, 3],
  ['a?', 0, 1],
  ['a|bcd', 1, 3],
  ['(ab){2}', 4, 4],
  ['a{2,5}', 2, 5],
  ['\\R', 1, 2],
  ['^a$', 1, 1],
  ['(?=abc)a', 1, 1],
])('%j matches at least %i and at most %i', (pattern, min, max) => {
  expect(study(pattern)).toMatchObject({ min, max, bounded: true });
});

test.each(['(a*)b\\1', '(a|b)*'])('%j has no bound', (pattern) => {
  expect(study(pattern).bounded).toBe(false);
});

test('a part is certain if it can match in one way only', () => {
  expect(study('ab').certain).toBe(true);
  expect(study('a|b').certain).toBe(false);
  expect(study('a?').certain).toBe(false);
});
