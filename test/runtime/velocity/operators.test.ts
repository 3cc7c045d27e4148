import { render } from './render';

const value = (expression: string, mode?: 'velocity') => render(`#set($x = ${expression})$x`, mode);

test.each([
  ['1 == 1.0', 'true'],
  ['"1" == 1', 'true'],
  ['"a" == "a"', 'true'],
  ['[1] == [1]', 'true'],
  ['[1] == [2]', 'false'],
  ['"a" != "b"', 'true'],
  ['$missing == $missing', 'true'],
  ['1 < 2', 'true'],
  ['2 <= 2', 'true'],
  ['3 > 4', 'false'],
  ['4 >= 4', 'true'],
  ['"a" < "b"', 'false'],
])('%s is %s', (expression, expected) => {
  expect(value(expression)).toBe(expected);
});

test('a side without a value equals only another one in Velocity', () => {
  expect(value('$missing == $other', 'velocity')).toBe('true');
  expect(value('$missing == "a"', 'velocity')).toBe('false');
});

test('the right side of && and || is evaluated only when it decides', () => {
  expect(render('#set($y = [])#set($x = false && $y.add(1))$y.size()')).toBe('0');
  expect(render('#set($y = [])#set($x = true || $y.add(1))$y.size()')).toBe('0');
  expect(render('#set($y = [])#set($x = true && $y.add(1))$y.size()')).toBe('1');
});

test.each([
  ['"a" + 1', 'a1'],
  ['1 + "a"', '1a'],
  ['5 / 2', '2'],
  ['5.0 / 2', '2.5'],
  ['5 % 3', '2'],
])('%s is %s', (expression, expected) => {
  expect(value(expression)).toBe(expected);
});
