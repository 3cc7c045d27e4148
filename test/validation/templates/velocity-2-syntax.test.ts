import { velocity2Syntax } from '../../../lib/validation/templates/velocity-2-syntax';

// Velocity 2.4 reads each of these, and 1.7 does not.
test.each([
  ['${x|"d"}', ['a reference with a default, such as ${name|"none"}']],
  ['${a|${b}}', ['a reference with a default, such as ${name|"none"}']],
  ['#set($x = $list.get($i + 1))', ['a calculation as an argument or an index']],
  ['$list.get($i+1)', ['a calculation as an argument or an index']],
  ['$list[$i - 1]', ['a calculation as an argument or an index']],
  ['#set($x = $list.get($i == 1))', ['a calculation as an argument or an index']],
  ['$list.get(!$i)', ['a calculation as an argument or an index']],
  ['$x.y("a" + "b")', ['a calculation as an argument or an index']],
  ['#set($x = -$n)', ['a minus sign with a reference right behind it']],
  ['#set($x = $a-$b)', ['a minus sign with a reference right behind it']],
  ['#foreach($x in $l)a#{else}b#end', ['#else in #foreach']],
  ['#foreach($x in $l)#foreach($y in $x)a#else b#end#else c#end', ['#else in #foreach']],
  ['#macro(m $a = 1)x#end', ['a parameter of #macro with a default']],
  ['it costs 5 $', ['a "$" or "#" at the end']],
  ['a#', ['a "$" or "#" at the end']],
  [
    '${x|"d"}#set($y = -$n)',
    ['a reference with a default, such as ${name|"none"}', 'a minus sign with a reference right behind it'],
  ],
])('%s is of Velocity 2', (template, names) => {
  expect(velocity2Syntax(template)?.map(({ name }) => name)).toEqual(names);
});

// Neither reads these.
test.each([
  '#set($x = 5-3)',
  '#set($x = $a -1)',
  '#set($x = "a\\"b")',
  '#set($x = [1, 2,])',
  '#if($a = 1)x#end',
  '#set($x = $a ? 1 : 2)',
  '#if($a)x',
  '#if($a)${x|"d"}',
  'a #else b',
  '#end',
  '#set($x = [$i+1])',
])('%s is of no Velocity', (template) => {
  expect(velocity2Syntax(template)).toBeUndefined();
});
