import { render } from './render';

const value = (expression: string) => render(`#set($x = ${expression})$x`);

test.each([
  ['1 + 2 * 3', '7'],
  ['(1 + 2) * 3', '9'],
  ['10 - 4 - 3', '3'],
  ['20 / 2 / 5', '2'],
  ['7 % 4 + 1', '4'],
  ['1 + 1 == 2', 'true'],
  ['1 < 2 == true', 'true'],
  ['true || false && false', 'true'],
  ['(true || false) && false', 'false'],
  ['!true || true', 'true'],
  ['!(true || true)', 'false'],
  ['!!true', 'true'],
  ['1 lt 2 and 2 ge 2', 'true'],
  ['not false', 'true'],
])('%s is %s', (expression, expected) => {
  expect(value(expression)).toBe(expected);
});

test.each(['1 +', '* 2', '(1', '1 == ', '!'])('fails at the incomplete expression %j', (expression) => {
  expect(() => value(expression)).toThrow(/expected/);
});

test('fails for more operators in a row than a stack can bear', () => {
  expect(() => value(`1${' + 1'.repeat(1000)}`)).not.toThrow();
  expect(() => value(`1${' + 1'.repeat(1001)}`)).toThrow('more than 1000 operators follow each other');
});
