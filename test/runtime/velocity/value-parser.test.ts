import { render } from './render';

const value = (expression: string) => render(`#set($x = ${expression})$x`);

test.each([
  ['1', '1'],
  ['-1', '-1'],
  ['9999999999', '9999999999'],
  ['1.50', '1.5'],
  ['1e3', '1000.0'],
  ['true', 'true'],
  ['[1, [2, 3]]', '[1, [2, 3]]'],
  ['{"a" : {"b" : 1}}', '{a={b=1}}'],
  ['$map.inner["n"]', '7'],
  ['$list[0]', 'a'],
  ['$s.replace("t", "T")', 'TexT'],
])('%s is read as %s', (expression, expected) => {
  expect(value(expression)).toBe(expected);
});

test.each([
  ['$list[1.5]', 'a reference, a string, an integer, true or false'],
  ['[1,', 'a reference, a string, a number, a list or a map'],
  ['{"a" 1}', '":"'],
  ['$s.length(', ''],
])('fails to read %s', (expression, expected) => {
  expect(() => value(expression)).toThrow(`expected ${expected}`);
});

test('fails for values that are nested too deeply', () => {
  expect(() => value('['.repeat(300) + ']'.repeat(300))).toThrow('more than 200 levels are nested in each other');
});
