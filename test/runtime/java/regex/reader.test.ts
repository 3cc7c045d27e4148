import { RegexSyntaxError } from '../../../../lib/runtime/java/regex/reader';
import { find } from './find';

test.each([
  ['\\x41', 'A'],
  ['\\x{1F600}', '😀'],
  ['\\u0041', 'A'],
  ['\\ud83d\\ude00', '😀'],
  ['\\0101', 'A'],
  ['\\cA', '\u0001'],
  ['\\t\\n\\r\\f\\a\\e', '\t\n\r\f\u0007\u001b'],
  ['\\Qa.b\\E', 'a.b'],
  ['\\Qa.b', 'a.b'],
  ['(?x)a\\ b', 'a b'],
])('%j reads %j', (pattern, text) => {
  expect(find(pattern, text)).toEqual([text]);
});

test.each([
  ['\\x4', /hexadecimal/i],
  ['\\x{110000}', /hexadecimal/i],
  ['\\u00', /unicode/i],
  ['\\0', /octal/i],
  ['\\c', /control/i],
])('fails for the escape %j', (pattern, message) => {
  expect(() => find(pattern, '')).toThrow(RegexSyntaxError);
  expect(() => find(pattern, '')).toThrow(message);
});
