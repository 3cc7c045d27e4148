import { Budget } from '../../lib/runtime/budget';
import { ignore } from '../../lib/runtime/note';
import { Template } from '../../lib/runtime/velocity/template';

test('a rendering tells its assumptions to whoever asks, and otherwise to nobody', () => {
  const told: string[] = [];
  const template = Template.parse('$missing');
  template.render([], { budget: new Budget(), note: (assumption) => told.push(assumption) });

  expect(told).toEqual(['missing-reference']);
  expect(template.render([])).toBe('');
  expect(ignore()).toBeUndefined();
});
