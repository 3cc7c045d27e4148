import { Budget } from '../../../lib/runtime/budget';
import { JavaBigDecimal, JavaList, JavaMap } from '../../../lib/runtime/java/value';
import { mappingVariables } from '../../../lib/runtime/variables/mapping-variables';
import { Template } from '../../../lib/runtime/velocity/template';
import { TemplateError } from '../../../lib/runtime/velocity/template-error';

function render(template: string): string {
  return Template.parse(template).render([
    ['s', 'text'],
    ['list', new JavaList(['a', 'b'])],
    ['map', JavaMap.of([['a', 1]])],
    ['tiny', new JavaBigDecimal(1n, 100_000_000)],
    ['huge', new JavaBigDecimal(1n, -100_000_000)],
  ]);
}

const nested = (open: string, inner: string, close: string, depth = 100_000) =>
  open.repeat(depth) + inner + close.repeat(depth);

const HOSTILE: { readonly [name: string]: string } = {
  'a text that doubles': `#set($x = "aaaaaaaaaa")${'#set($x = "$x$x")'.repeat(60)}`,
  'a sum of texts that doubles': `#set($x = "aaaaaaaaaa")${'#set($x = $x + $x)'.repeat(60)}`,
  'a concatenation that doubles': `#set($x = "aaaaaaaaaa")${'#set($x = $x.concat($x))'.repeat(60)}`,
  'a replacement that multiplies':
    '#set($x = "aaaaaaaaaa")#foreach($i in [1..1000])#set($x = $x.replace("a", "aaaaaaaaaa"))#end',
  'a repetition': '$s.repeat(2000000000)',
  'a format': '$s.format("%999999999d", 1)',
  'a separator that multiplies': '#set($x = "a".repeat(0))$s.join($s.repeat(1000000), [1..1000])',
  'loops in loops': '#foreach($a in [1..1000])#foreach($b in [1..1000])#foreach($c in [1..1000])x#end#end#end',
  'a long range': '#set($x = [1..2000000000])',
  'a list that doubles': '#set($x = [1])#foreach($i in [1..1000])#set($y = $x.addAll($x))#end',
  'a list that is searched over and over':
    '#set($x = [1..1000])#foreach($i in [1..1000])#foreach($j in [1..1000])$x.contains(-1)#end#end',
  'a map that grows':
    '#set($x = {})#foreach($i in [1..1000])#foreach($j in [1..1000])#set($y = $x.put("$i.$j", 1))#end#end',
  'a list in itself': '#set($x = [])#set($y = $x.add([$x]))$x',
  'the hash of a list in itself': '#set($x = [])#set($y = $x.add([$x]))$x.hashCode()',
  'the comparison of lists in themselves':
    '#set($x = [])#set($z = $x.add([$x]))#set($y = [])#set($z = $y.add([$y]))#if($x == $y)a#end',
  'a map that holds its own entries': '#set($z = $map.put("b", $map.entrySet()))$map',
  'a macro that calls itself': '#macro(a)#a()#end#a()',
  'a template that evaluates itself': "#set($x = '#evaluate($x)')#evaluate($x)",
  'a number that squares': `#set($x = 9999999999999999999999)${'#set($x = $x * $x)'.repeat(40)}`,
  'a decimal that squares': `#set($x = 99999999999999999999 * 1.5)${'#set($x = $x * $x)'.repeat(40)}`,
  'a decimal of many digits': '#set($x = $huge + 1)',
  'a decimal with a long fraction': '#set($x = $tiny + 1)',
  'the whole part of a decimal': '$tiny.intValue() $huge.intValue()',
  'a quotient of decimals': '#set($x = $tiny / $huge)',
  'a regular expression that backtracks': '#set($x = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")$x.matches("(a+)+$")',
  'nested parentheses': `#if(${nested('(', '1', ')')})#end`,
  'nested negations': `#if(${nested('!', '$x', '')})#end`,
  'nested lists': `#set($x = ${nested('[', '', ']')})`,
  'nested maps': `#set($x = ${nested('{"a":', '1', '}')})`,
  'nested conditions': nested('#if(true)', 'a', '#end'),
  'nested loops': nested('#foreach($i in [1])', 'a', '#end'),
  'nested indexes': `$a${nested('[$a', '', ']')}`,
  'nested arguments': nested('$a.b(', '$a', ')'),
  'a row of operators': `#if($x${' || $x'.repeat(100_000)})#end`,
  'a row of sums': `#set($x = 1${' + 1'.repeat(100_000)})`,
};

test.each(Object.keys(HOSTILE))('%s ends with an error', (name) => {
  expect(() => render(HOSTILE[name] as string)).toThrow(TemplateError);
});

test('strings in strings in strings are rendered', () => {
  const quote = (text: string) => `"$s.concat(${text.replaceAll('"', '""')})"`;
  let template = '"$s"';
  for (let depth = 0; depth < 12; depth += 1) {
    template = quote(template);
  }

  expect(render(`#set($y = ${template})$y`)).toBe('text'.repeat(13));
});

test('a long row of properties is followed', () => {
  expect(render(`[$map${'.b'.repeat(100_000)}]`)).toBe('[]');
});

test.each([
  ['$s.constructor', ''],
  ['$s.__proto__', 'text.__proto__'],
  ['$map.constructor', ''],
  ['$map.__proto__', '{a=1}.__proto__'],
  ['$map.hasOwnProperty("a")', ''],
  ['$list.constructor', ''],
  ['$list.push("a")', ''],
  ['$list.__defineGetter__("a", "b")', '[a, b].__defineGetter__("a", "b")'],
  ['$s.class.forName("java.lang.Runtime")', ''],
  ['$s.class.classLoader', ''],
  ['$s.getClass().getMethods()', ''],
  ['$map["constructor"]', ''],
  ['$map.get("__proto__")', ''],
])('nothing of the host can be reached by %s', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test('a key that JavaScript has a meaning for is a key', () => {
  expect(render('#set($m = {})#set($q = $m.put("__proto__", "x"))$m')).toBe('{__proto__=x}');
});

test('a loop runs a thousand times, as on AWS', () => {
  expect(render('#foreach($i in [1..3000])#set($last = $i)#end$last')).toBe('1000');
});

test('breaking out of many loops costs no depth', () => {
  expect(render('#foreach($i in [1..900])#foreach($j in [1..2])#if($j == 1)#break#end#end#end!')).toBe('!');
});

test('a message may nest 400 levels, as json-smart reads it, and is written again', () => {
  const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  const write = (levels: number) => {
    const budget = new Budget();
    const source = { body: nested(levels), parameters: {}, context: new JavaMap(), stageVariables: [] };
    return Template.parse("$input.json('$')").render(mappingVariables(source, budget), { budget });
  };

  expect(write(400)).toBe(nested(400));
  expect(() => write(401)).toThrow('400 levels of nesting');
});

test.each(['#set($x = $#1)', '$s.substring($#1)', '#if($#1)a#end', '#set($x = $#1.5)'])(
  'a number behind a sign that begins nothing is an error, as in Java: %s',
  (template) => {
    expect(() => render(template)).toThrow(TemplateError);
  },
);
