import { Budget, MOST_STEPS } from '../../../lib/runtime/budget';
import { JavaMap } from '../../../lib/runtime/java/value';
import { mappingVariables } from '../../../lib/runtime/variables/mapping-variables';
import { Template } from '../../../lib/runtime/velocity/template';
import { TemplateError } from '../../../lib/runtime/velocity/template-error';

const LIST = JSON.stringify({ l: Array.from({ length: 20_000 }, (_, index) => index) });
const KEYS = `{${Array.from({ length: 10_000 }, (_, index) => `"k${index}":${index}`).join()}}`;
const text = (t: string, s = '') => JSON.stringify({ t, s });

function render(template: string, body: string): { result: string; steps: number; milliseconds: number } {
  const budget = new Budget();
  const source = { body, parameters: {}, context: new JavaMap(), stageVariables: [] };
  const before = process.cpuUsage();
  let result: string;
  try {
    result = Template.parse(template).render(mappingVariables(source, budget), { budget });
  } catch (error) {
    expect(error).toBeInstanceOf(TemplateError);
    result = (error as TemplateError).message;
  }
  const { user, system } = process.cpuUsage(before);
  return { result, steps: budget.stepsTaken, milliseconds: (user + system) / 1000 };
}

test.each([
  ['JSON in nested loops', "#foreach($i in $input.path('$.l'))#foreach($j in [1..9])$input.json('$.l')#end#end", LIST],
  ['a scan in a loop', "#foreach($i in [1..1000])$input.path('$..x').size()#end", KEYS],
  ['slices in a loop', "#foreach($i in [1..1000])$input.path('$.l[0:20000]').size()#end", LIST],
  [
    'patterns that backtrack',
    "$input.path('$.t').matches('(a*)*b')$input.path('$.t').split('(a|aa)+b').size()",
    text('a'.repeat(5000)),
  ],
  ['groups that are read again', "$input.path('$.t').matches('(.*)(.*)(.*)\\1\\2\\3x')", text('ab'.repeat(2000))],
  ['a long look behind', "$input.path('$.t').replaceAll('(?<=a.{0,900})b','x')", text('ab'.repeat(2000))],
  ['quantifiers in each other', "$input.path('$.t').matches('((a{0,1000}){0,1000}){0,1000}b')", text('a'.repeat(200))],
  [
    'a pattern of the client with 50,000 groups',
    "$input.path('$.s').matches($input.path('$.t'))",
    text('('.repeat(50_000)),
  ],
  [
    'a pattern of the client with 20,000 classes',
    "$input.path('$.s').matches($input.path('$.t'))",
    text(`[${'a-z&&['.repeat(20_000)}`),
  ],
  [
    'a pattern of the client with 30,000 choices',
    "$input.path('$.s').matches($input.path('$.t'))",
    text(`(${'a|'.repeat(30_000)}b)*`, 'a'.repeat(1000)),
  ],
  ['a format of the client', "#set($s='')$s.format($input.path('$.t'), 1)", text('%s'.repeat(50_000))],
  ['a wide format', "#set($s='')$s.format('%1000000000d', 1)", '{}'],
  ['a text that doubles', '#set($t=\'aa\')#foreach($i in [1..60])#set($t="$t$t")#end$t', '{}'],
  ['a list that doubles', '#set($l=[1])#foreach($i in [1..100])#set($x=$l.addAll($l))#end', '{}'],
  ['a list in itself', '#set($l=[1])#set($x=$l.add($l))$l$l.hashCode()$l.equals($l)', '{}'],
  ['a map in itself', '#set($m={})#set($x=$m.put("m",$m))$m.containsValue($m)$m', '{}'],
  [
    'a number that grows',
    "#set($n=$input.path('$.n'))#foreach($i in [1..100])#set($n=$n * $n)#end$n",
    `{"n":${'9'.repeat(9000)}}`,
  ],
  [
    'a text that is evaluated in a loop',
    "#foreach($i in [1..1000])#evaluate($input.path('$.t'))#end",
    text('$a'.repeat(40_000)),
  ],
  ['evaluate in itself', "#set($e='#evaluate($e)')#evaluate($e)", '{}'],
  ['100,000 properties', `$a${'.b'.repeat(100_000)}`, '{}'],
  ['50,000 operators', `#if(${'true||'.repeat(50_000)}true)x#end`, '{}'],
  ['300,000 backslashes', `${'\\'.repeat(300_000)}$a`, '{}'],
  ['a path of the client with 30,000 scans', "$input.path($input.path('$.t'))", text(`$${'..a'.repeat(30_000)}`)],
  [
    'JSON that is parsed in a loop',
    "#foreach($i in [1..1000])$util.parseJson($input.path('$.t')).size()#end",
    text(LIST),
  ],
  [
    'an escape of an escape',
    "#set($t=$input.path('$.t'))#foreach($i in [1..40])#set($t=$util.escapeJavaScript($t))#end",
    text("'".repeat(100_000)),
  ],
  ['40,000 levels of JSON', "$input.path('$')", '{a:'.repeat(40_000)],
])('%s ends within its budget, or with the error of the engine', (_, template, body) => {
  const { steps, milliseconds } = render(template, body);

  // What goes over the budget is charged before it is done.
  expect(steps).toBeLessThan(MOST_STEPS * 20);
  // A second on a machine that does nothing else; this one only tells what would hang.
  expect(milliseconds).toBeLessThan(10_000);
});

test.each([
  ["$input.path('$.s').class.forName('java.lang.Runtime')", ''],
  ["$input.getClass().getClassLoader().loadClass('x')", ''],
  ['$util.getClass().newInstance().constructor', ''],
  [
    "$input.path('$.constructor.prototype.y') $input.path('$.s').constructor.name $input.path('$').toString.call",
    '2  ',
  ],
  [
    "#set($m=$input.path('$'))$m.get('__proto__') $m.hasOwnProperty('s') $m.valueOf() $m.constructor",
    '{x=1}   {prototype={y=2}}',
  ],
  ["#set($m={})#set($x=$m.put('__proto__', 'p'))$m $m.polluted $input.path('$.s').polluted", '{__proto__=p}  '],
])('%s reaches no object of JavaScript', (template, expected) => {
  const body = '{"s":"x","__proto__":{"x":1},"constructor":{"prototype":{"y":2}}}';

  expect(render(template, body).result).toBe(expected);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});
