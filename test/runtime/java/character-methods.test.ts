import { render } from '../velocity/render';

const call = (method: string) => render(`#set($c = $s.charAt(0))$c.${method}`);

test.each([
  ['charValue()', 't'],
  ['toString().concat("!")', 't!'],
  ['compareTo($s.charAt(1))', '15'],
  ['compare($s.charAt(1), $c)', '-15'],
  ['isLetter($c)', 'true'],
  ['isDigit($c)', 'false'],
  ['isLetterOrDigit($c)', 'true'],
  ['isUpperCase($c)', 'false'],
  ['isLowerCase($c)', 'true'],
  ['isWhitespace(32)', 'true'],
  ['toUpperCase($c)', 'T'],
  ['toUpperCase(97)', '65'],
  ['getNumericValue($c)', '29'],
  ['digit($c, 36)', '29'],
  ['digit($c, 10)', '-1'],
  ['forDigit(11, 16)', 'b'],
  ['charCount(128512)', '2'],
  ['hashCode()', '116'],
])('%s of a character is %s', (method, expected) => {
  expect(call(method)).toBe(expected);
});
