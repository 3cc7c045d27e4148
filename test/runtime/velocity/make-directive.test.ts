import { BLOCK_DIRECTIVES, DIRECTIVES } from '../../../lib/runtime/velocity/make-directive';
import { render } from './render';

test('every directive with a block is a directive', () => {
  expect([...BLOCK_DIRECTIVES].filter((name) => !DIRECTIVES.has(name))).toEqual([]);
});

test.each([...BLOCK_DIRECTIVES])('fails for #%s without #end', (name) => {
  expect(() => render(`#${name}($x)a`)).toThrow(/"#end"|without quotes/);
});

test('fails for #evaluate of anything but a string or a reference', () => {
  expect(() => render('#evaluate(1)')).toThrow('#evaluate takes a string or a reference');
});

test('a name with @ and no argument list is text', () => {
  expect(render('mail #@team')).toBe('mail #@team');
});
