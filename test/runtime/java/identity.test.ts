import { render } from '../velocity/render';

test.each([
  ['#if([1, 2] == [1, 2])a#end', 'a'],
  ['#if({"a": 1} == {"a": 1})a#end', 'a'],
  ['#if($s == "text")a#end', 'a'],
  ['#if(1 == 1.0)a#end', 'a'],
  ['#if([1] == [1.0])a#{else}b#end', 'b'],
  ['#set($n = 1)$n.equals(1.0)', 'false'],
  ['#set($x = ["a"])$x.hashCode()', '128'],
  ['#set($x = {"a": 1})$x.hashCode()', '96'],
  ['#set($x = 5)$x.hashCode()', '5'],
  ['#set($x = true)$x.hashCode()', '1231'],
])('%s renders %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});
