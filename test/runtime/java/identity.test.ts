import { Budget } from '../../../lib/runtime/budget';
import { hashCode } from '../../../lib/runtime/java/identity';
import { JavaBigInteger } from '../../../lib/runtime/java/value';
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

test.each([
  [0n, 0],
  [0x29d42b64e76714244cbn, -2057333646],
  [0x23456789abcdef0123456789n, 1488912881],
  [-0x23456789abcdef0123456789n, -1488912881],
])('a BigInteger of %s hashes its words as Java does', (value, expected) => {
  expect(hashCode(new JavaBigInteger(value), new Budget())).toBe(expected);
});
