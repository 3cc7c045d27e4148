import { Budget } from '../../../lib/runtime/budget';
import { ignore } from '../../../lib/runtime/note';
import { MacroScope, NullElementScope, TemplateScope } from '../../../lib/runtime/velocity/scope';
import { render } from './render';

const rendering = { mode: 'velocity', budget: new Budget(), macros: new Map(), macroDepth: 0, note: ignore } as const;

test('a template scope has the variables that it was given, and those that were put', () => {
  const scope = new TemplateScope(rendering, [['a', 1]]);
  scope.put('b', 2);
  scope.remove('a');

  expect([scope.get('a'), scope.get('b'), scope.literalOf()]).toEqual([null, 2, undefined]);
});

test('a null element hides the variable outside until something is put into it', () => {
  const outer = new TemplateScope(rendering, [['x', 1]]);
  const scope = new NullElementScope('x', outer);

  expect(scope.get('x')).toBeNull();
  scope.put('other', 2);
  expect(scope.get('other')).toBe(2);
  scope.remove('x');
  outer.put('x', 3);
  expect(scope.get('x')).toBe(3);
  scope.put('x', null);
  expect(scope.get('x')).toBeNull();
  expect(scope.literalOf('$x')).toBeUndefined();
  expect(scope.rendering).toBe(rendering);
});

test('a macro scope sets a variable inside and outside', () => {
  const outer = new TemplateScope(rendering, []);
  const scope = new MacroScope(outer);
  scope.put('x', 1);

  expect([scope.get('x'), outer.get('x')]).toEqual([1, 1]);
  scope.remove('x');
  expect([scope.get('x'), outer.get('x')]).toEqual([null, null]);
});

test('a parameter without a value prints the argument of the caller', () => {
  expect(render('#macro(m $a)$a#end#m($missing.x)', 'velocity')).toBe('$missing.x');
});

test('a constant argument is evaluated once', () => {
  expect(render('#macro(m $a)#set($a = 2)$a#end#m(1)')).toBe('2');
});
