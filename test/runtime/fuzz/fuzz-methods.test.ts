import { Budget } from '../../../lib/runtime/budget';
import { toText } from '../../../lib/runtime/java/text';
import { fuzzMethods } from './fuzz-methods';
import { TouchMeter } from './touch-meter';

test.each([1, 2, 3])(
  'every method, operator and directive takes from the budget what it touches, with seed %d',
  (seed) => {
    const { problems } = fuzzMethods(seed, (cases) => cases < 1500, false);

    expect(problems).toEqual([]);
  },
);

test('the meter sees what is touched without a step', () => {
  const meter = new TouchMeter();

  meter.run(() => 'a'.repeat(1000).toUpperCase());
  meter.run(() => Array.from({ length: 500 }).map(String));

  expect(meter.touched).toBeGreaterThanOrEqual(3000);
  expect(meter.run(() => toText('a', new Budget()))).toBe('a');
});
