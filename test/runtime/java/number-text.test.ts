import { Budget } from '../../../lib/runtime/budget';
import { plainDecimalText } from '../../../lib/runtime/java/number-text';
import { JavaBigDecimal } from '../../../lib/runtime/java/value';
import { render } from '../velocity/render';

test.each([
  ['#set($n = 1.0)$n', '1.0'],
  ['#set($n = 0.1)$n', '0.1'],
  ['#set($n = 1e7)$n', '1.0E7'],
  ['#set($n = 9999999.0)$n', '9999999.0'],
  ['#set($n = 0.001)$n', '0.001'],
  ['#set($n = 0.0001)$n', '1.0E-4'],
  ['#set($n = 1e300)$n', '1.0E300'],
  ['#set($n = -0.0)$n', '-0.0'],
  ['#set($n = 10 / 4)$n', '2'],
  ['#set($n = 10.0 / 4)$n', '2.5'],
])('%s renders %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each([
  [0n, -3, '0'],
  [-12n, -3, '-12000'],
  [12n, 0, '12'],
  [-12n, 3, '-0.012'],
])('the decimal %s with the scale %i is %s without an exponent', (unscaled, scale, expected) => {
  expect(plainDecimalText(new JavaBigDecimal(unscaled, scale), new Budget())).toBe(expected);
});
