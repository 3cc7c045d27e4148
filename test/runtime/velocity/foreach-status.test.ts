import { ForeachStatus } from '../../../lib/runtime/velocity/foreach-status';
import { render } from './render';

test.each([
  ['index', '0 1 2 '],
  ['count', '1 2 3 '],
  ['hasNext', 'true true false '],
  ['first', 'true false false '],
  ['last', 'false false true '],
  ['getIndex()', '0 1 2 '],
  ['isFirst()', 'true false false '],
  ['hasNext()', 'true true false '],
])('$foreach.%s follows the loop', (member, expected) => {
  expect(render(`#foreach($x in $list)$foreach.${member} #end`)).toBe(expected);
});

test('$foreach.parent and $foreach.topmost are the loops around', () => {
  const inner = '#foreach($z in [1])$foreach.parent.index$foreach.topmost.index #end';

  expect(render(`#foreach($x in [1..2])#foreach($y in [1])${inner}#end#end`)).toBe('00 01 ');
});

test('an outermost loop has no parent', () => {
  expect(render('#foreach($x in [1])$foreach.parent#end', 'velocity')).toBe('$foreach.parent');
});

test('it has no other members', () => {
  const status = new ForeachStatus(null);

  expect(status.property('size')).toBeUndefined();
  expect(status.call('index')).toBeUndefined();
  expect(status.takesNothing('getCount')).toBe(true);
  expect(status.takesNothing('getSize')).toBe(false);
});
