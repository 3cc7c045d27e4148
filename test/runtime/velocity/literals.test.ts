import { render } from './render';

const value = (expression: string, mode?: 'velocity') => render(`#set($x = ${expression})$x`, mode);

test.each([
  ['[1, "a", $s]', '[1, a, text]'],
  ['[]', '[]'],
  ['[1..4]', '[1, 2, 3, 4]'],
  ['[3..1]', '[3, 2, 1]'],
  ['[-1..1]', '[-1, 0, 1]'],
  ['{"a": 1, "b": [2]}', '{a=1, b=[2]}'],
  ['{}', '{}'],
])('the literal %s prints %s', (expression, expected) => {
  expect(value(expression)).toBe(expected);
});

test('a range whose limits are no numbers has no value', () => {
  expect(value('[$s..$s]', 'velocity')).toBe('$x');
});
