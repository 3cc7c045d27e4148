import { ForeachStatus } from '../../../lib/runtime/velocity/foreach-status';
import { StopSignal } from '../../../lib/runtime/velocity/stop';
import { render } from './render';

test.each([
  ['a#stop b', 'a'],
  ['#foreach($x in $list)$x#stop#end b', 'a'],
  ['#foreach($x in $list)$x#break#end b', 'a b'],
  ['#foreach($x in [1, 2])#foreach($y in [1, 2])$x$y#break#end #end', '11 21 '],
  ['#foreach($x in [1, 2])#foreach($y in [1, 2])$x$y#break($foreach.parent)#end #end b', '11 b'],
  ['#define($b)a#break b#end$b c', 'a c'],
  ['a#break b', 'a'],
])('%s renders %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each([
  ['#break($s)', '$s is no scope that #break can end'],
  ['#break(1 2)', '#break takes one scope'],
  ['#stop(1 2)', '#stop takes one message'],
])('fails for %s', (template, reason) => {
  expect(() => render(template)).toThrow(reason);
});

test('a signal ends what it targets', () => {
  const loop = new ForeachStatus(null);

  expect(new StopSignal('nearest').ends()).toBe(true);
  expect(new StopSignal(loop).ends(loop)).toBe(true);
  expect(new StopSignal(loop).ends(new ForeachStatus(null))).toBe(false);
  expect(new StopSignal(loop).endsTemplate()).toBe(false);
  expect(new StopSignal('all').endsTemplate()).toBe(true);
});
