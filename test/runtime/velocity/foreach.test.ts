import { JavaList } from '../../../lib/runtime/java/value';
import { render } from './render';

test.each([
  ['#foreach($x in $list)$x,#end', 'a,b,c,'],
  ['#foreach($x in $map)$x,#end', 'v,{n=7},'],
  ['#foreach($x in $map.keySet())$x,#end', 'k,inner,'],
  ['#foreach($x in $list.iterator())$x#end', 'abc'],
  ['#foreach($x in [1..3])$velocityCount$velocityHasNext #end', '1true 2true 3false '],
  ['#foreach($x in [])a#end', ''],
  ['#foreach($x in $s)a#end', ''],
])('%s renders %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test('a loop restores the variables that it sets', () => {
  expect(render('#set($x = 0)#foreach($x in $list)#end$x [$!velocityCount] [$!foreach]', 'velocity')).toBe('0 [] []');
});

test('a null hides the variable of the same name outside', () => {
  const nulls: [string, JavaList][] = [['nulls', new JavaList([null, 1])]];

  expect(render('#set($x = 0)#foreach($x in $nulls)[$x]#end', 'velocity', nulls)).toBe('[$x][1]');
});

test('a loop ends after 1,000 rounds on API Gateway', () => {
  expect(render('#foreach($x in [1..2000])a#end')).toHaveLength(1000);
  expect(render('#foreach($x in [1..2000])a#end', 'velocity')).toHaveLength(2000);
});

test('#break ends the loop, and restores what it set', () => {
  expect(render('#set($x = 0)#foreach($x in $list)$x#break#end$x')).toBe('a0');
});

test('fails at the loop when the list changes under it', () => {
  expect(() => render('#foreach($x in $list)$list.add(1)#end')).toThrow('ConcurrentModificationException');
});
