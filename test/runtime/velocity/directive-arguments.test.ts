import { Template } from '../../../lib/runtime/velocity/template';
import { render } from './render';

test.each([
  ['#macro(m $a $b)$a/$b#end#m(1 2)', '1/2'],
  ['#macro(m $a $b)$a/$b#end#m(1, 2)', '1/2'],
  ['#macro(m $a $b)$a/$b#end#m( 1 , "x" )', '1/x'],
  ['#macro(m $a)$a#end#m([1, $s])', '[1, text]'],
  ['#foreach ( $x in $list )$x#end', 'abc'],
])('%s renders %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each([
  ['#macro("m")#end', 'the first argument of #macro is its name, without quotes'],
  ['#macro()#end', '#macro takes at least a name'],
  ['#macro', '#macro takes at least a name'],
  ['#parse(word)', '#parse takes no bare word "word"'],
  ['#macro(m $a)#end#m(word)', '#m takes no bare word "word"'],
])('fails for %s', (template, reason) => {
  expect(() => Template.parse(template)).toThrow(reason);
});
