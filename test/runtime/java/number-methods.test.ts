import { render } from '../velocity/render';

test.each([
  ['#set($n = 5)$n.intValue()', '5'],
  ['#set($n = 5)$n.doubleValue()', '5.0'],
  ['#set($n = 5.7)$n.intValue()', '5'],
  ['#set($n = 300)$n.byteValue()', '44'],
  ['#set($n = 4294967296)$n.intValue()', '0'],
  ['#set($n = 5)$n.toString().concat("!")', '5!'],
  ['#set($n = 5)$n.compareTo(7)', '-1'],
  ['#set($n = 5)$n.equals(5)', 'true'],
  ['#set($n = 5)$n.parseInt("42")', '42'],
  ['#set($n = 5)$n.toHexString(255)', 'ff'],
  ['#set($n = 5.0)$n.isNaN()', 'false'],
  ['#set($n = 0.0)$n.compare(0.0, -0.0) $n.compare(-0.0, 0.0) $n.compare(0.0, 0.0)', '1 -1 0'],
  [
    '#set($n = 1.0)#set($x = $n.parseDouble("NaN"))$n.compare($x, 1.0) $n.compare(1.0, $x) $n.compare($x, $x)',
    '1 -1 0',
  ],
  ['#set($n = 1.0)$n.compare(1.0, 2.0) $n.compare(2.0, 1.0) $n.compare(1.0, 1.0)', '-1 1 0'],
  ['#set($b = true)$b.toString()', 'true'],
  ['#set($b = true)$b.parseBoolean("TRUE")', 'true'],
  ['#set($b = true)$b.compareTo(false)', '1'],
])('%s renders %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each(['$n.parseInt("4x")', '$n.parseInt("")', '$n.parseInt("99999999999")'])(
  'fails for %s as Java does',
  (call) => {
    expect(() => render(`#set($n = 5)${call}`)).toThrow('java.lang.NumberFormatException');
  },
);
