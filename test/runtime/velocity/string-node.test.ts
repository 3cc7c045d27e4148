import { render } from './render';

const value = (string: string) => render(`#set($x = ${string})$x`);

test.each([
  ['"a $s b"', 'a text b'],
  ["'a $s b'", 'a $s b'],
  ['"say ""hi"""', 'say "hi"'],
  ["'it''s'", "it's"],
  ['"\\u0041"', 'A'],
  ["'\\u0041'", '\\u0041'],
  ['"$s"', 'text'],
  ['"#if(true)a#end"', 'a'],
  ['""', ''],
])('%s is %j', (string, expected) => {
  expect(value(string)).toBe(expected);
});

test('fails for an incomplete escape of a character', () => {
  expect(() => value('"\\u00"')).toThrow('\\u takes four hexadecimal digits');
});

test('fails at the place inside the string', () => {
  expect(() => value('"ab #if("')).toThrow(/at line 1, column 1\d/);
});
