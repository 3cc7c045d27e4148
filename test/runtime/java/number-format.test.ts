import { render } from '../velocity/render';

test.each([
  ['$s.format("%d", 5)', '5'],
  ['$s.format("%5d|", 5)', '    5|'],
  ['$s.format("%-5d|", 5)', '5    |'],
  ['$s.format("%05d", 5)', '00005'],
  ['$s.format("%+d", 5)', '+5'],
  ['$s.format("%,d", 1234567)', '1,234,567'],
  ['$s.format("%(d", -5)', '(5)'],
  ['$s.format("%x", 255)', 'ff'],
  ['$s.format("%X", 255)', 'FF'],
  ['$s.format("%o", 8)', '10'],
  ['$s.format("%.2f", 1.005)', '1.01'],
  ['$s.format("%.0f", 2.5)', '3'],
  ['$s.format("%e", 12345.678)', '1.234568e+04'],
])('%s renders %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});
