import { Budget, LimitExceededError } from '../../../lib/runtime/budget';
import { Output } from '../../../lib/runtime/velocity/output';

test('collects what is written', () => {
  const out = new Output(new Budget());
  out.write('a');
  out.write('b');

  expect(out.text).toBe('ab');
});

test('fails when more is written than a rendering may write', () => {
  const out = new Output(new Budget());
  const megabyte = 'a'.repeat(1024 * 1024);

  expect(() => {
    for (let count = 0; count <= 16; count += 1) {
      out.write(megabyte);
    }
  }).toThrow(LimitExceededError);
});
