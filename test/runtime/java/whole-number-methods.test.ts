import { render } from '../velocity/render';

const call = (method: string) => render(`#set($n = 5)$n.${method}`);

test.each([
  ['parseInt("42")', '42'],
  ['parseInt("ff", 16)', '255'],
  ['valueOf("7")', '7'],
  ['decode("0x1F")', '31'],
  ['toHexString(255)', 'ff'],
  ['toBinaryString(5)', '101'],
  ['toOctalString(8)', '10'],
  ['toString(255, 16)', 'ff'],
  ['bitCount(7)', '3'],
  ['signum(-9)', '-1'],
  ['max(2, 9)', '9'],
  ['min(2, 9)', '2'],
  ['sum(2, 9)', '11'],
  ['compare(2, 9)', '-1'],
  ['reverse(1)', '-2147483648'],
  ['toUnsignedString(-1)', '4294967295'],
  ['parseUnsignedInt("4294967295")', '-1'],
])('%s is %s', (method, expected) => {
  expect(call(method)).toBe(expected);
});

test('a long has the methods of a long', () => {
  expect(render('#set($n = 4294967296)$n.toHexString($n) $n.parseLong("9999999999")')).toBe('100000000 9999999999');
});

test.each(['parseInt("x")', 'parseInt("2147483648")', 'parseInt("1", 99)'])('fails for %s as Java does', (method) => {
  expect(() => call(method)).toThrow('java.lang.NumberFormatException');
});
