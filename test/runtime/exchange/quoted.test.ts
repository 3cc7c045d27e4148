import { quote } from '../../../lib/runtime/exchange/quoted';

test('a value is quoted as JSON', () => {
  expect(quote('a"b')).toBe('"a\\"b"');
});

test('of a long value, the beginning is shown', () => {
  const quoted = quote('a'.repeat(10_000));

  expect(quoted.length).toBeLessThan(310);
  expect(quoted).toMatch(/^"a+…"$/);
});
