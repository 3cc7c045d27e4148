import { Budget } from '../../../lib/runtime/budget';
import { readJson } from '../../../lib/runtime/java/json-smart/read-json';
import { render } from '../velocity/render';

/** What a method of a number gives: json-smart makes a BigInteger or a BigDecimal of one with many digits. */
function call(number: string, method: string): string {
  return render(`$n.${method}`, 'apigateway', [['n', readJson(number, new Budget())]]);
}

const INTEGER = '12345678901234567890123';
const DECIMAL = '-1.2345678901234567890';

test.each([
  ['add($n)', '24691357802469135780246'],
  ['subtract($n)', '0'],
  ['negate()', '-12345678901234567890123'],
  ['abs()', INTEGER],
  ['signum()', '1'],
  ['max($n)', INTEGER],
  ['mod($n)', '0'],
  ['divide($n)', '1'],
  ['remainder($n)', '0'],
  ['gcd($n)', INTEGER],
  ['bitLength()', '74'],
  ['toString(16)', '29d42b64e76714244cb'],
  ['pow(0)', '1'],
  ['intValue()', '1900168395'],
  ['subtract($n).signum()', '0'],
])('of a BigInteger, %s is %s', (method, expected) => {
  expect(call(INTEGER, method)).toBe(expected);
});

test.each([
  ['negate()', '1.2345678901234567890'],
  ['abs()', '1.2345678901234567890'],
  ['signum()', '-1'],
  ['scale()', '19'],
  ['precision()', '20'],
  ['unscaledValue()', '-12345678901234567890'],
  ['toBigInteger()', '-1'],
  ['toPlainString()', DECIMAL],
  ['add($n)', '-2.4691357802469135780'],
  ['max($n)', DECIMAL],
  ['max($n.abs())', '1.2345678901234567890'],
  ['min($n.abs())', DECIMAL],
  ['min($n.add($n))', '-2.4691357802469135780'],
])('of a BigDecimal, %s is %s', (method, expected) => {
  expect(call(DECIMAL, method)).toBe(expected);
});

test.each(['divide($n.subtract($n))', 'mod($n.negate())', 'pow(-1)'])('fails for %s as Java does', (method) => {
  expect(() => call(INTEGER, method)).toThrow('java.lang.ArithmeticException');
});
