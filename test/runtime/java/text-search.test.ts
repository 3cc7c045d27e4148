import * as fc from 'fast-check';
import { Budget } from '../../../lib/runtime/budget';
import { indexOf, lastIndexOf, replaceText } from '../../../lib/runtime/java/text-search';

const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 60 });

test('a text is found where JavaScript finds it, whatever its length', () => {
  fc.assert(
    fc.property(text, text, fc.integer({ min: -5, max: 70 }), (whole, searched, from) => {
      expect(indexOf(whole, searched, from, new Budget())).toBe(whole.indexOf(searched, from));
      expect(lastIndexOf(whole, searched, Math.max(from, 0), new Budget())).toBe(
        whole.lastIndexOf(searched, Math.max(from, 0)),
      );
    }),
  );
});

test('a text is replaced wherever it is found', () => {
  fc.assert(
    fc.property(text, text, text, (whole, searched, replacement) => {
      expect(replaceText(whole, searched, replacement, new Budget())).toBe(
        whole.replaceAll(searched, () => replacement),
      );
    }),
  );
});

test('nothing is found before the start', () => {
  expect(lastIndexOf('abc', 'a', -1, new Budget())).toBe(-1);
  expect(lastIndexOf('a', 'abc', 5, new Budget())).toBe(-1);
});

test('a search that would backtrack takes time for the text once', () => {
  const budget = new Budget();

  expect(indexOf('a'.repeat(100_000), `${'a'.repeat(50_000)}b`, 0, budget)).toBe(-1);
});
