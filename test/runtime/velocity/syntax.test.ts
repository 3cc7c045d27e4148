import { visit } from '../../../lib/runtime/velocity/syntax';
import { Template } from '../../../lib/runtime/velocity/template';

function kindsIn(template: string): string[] {
  const kinds: string[] = [];
  visit(Template.parse(template).root, ({ kind }) => kinds.push(kind));
  return kinds;
}

test.each([
  ['a', ['block', 'text']],
  ['$a.b', ['block', 'reference', 'property']],
  ['$a.b(1)[2]', ['block', 'reference', 'method', 'constant', 'index', 'constant']],
  ['#set($a = 1 + 2)', ['block', 'set', 'reference', 'expression', 'arithmetic', 'constant', 'constant']],
  [
    '#if($a == 1 && !$b)c#else#end',
    [
      'block',
      'if',
      'expression',
      'logic',
      'equality',
      'reference',
      'constant',
      'not',
      'reference',
      'block',
      'text',
      'block',
    ],
  ],
  ['#if($a < 1)#end', ['block', 'if', 'expression', 'comparison', 'reference', 'constant', 'block']],
  ['#foreach($a in [1..2])#end', ['block', 'foreach', 'reference', 'word', 'range', 'constant', 'constant', 'block']],
  [
    '#set($a = [1, {"b": 2}])',
    ['block', 'set', 'reference', 'expression', 'list', 'constant', 'map', 'string', 'constant'],
  ],
  ['#set($a = "b $c")', ['block', 'set', 'reference', 'expression', 'string', 'block', 'text', 'reference', 'text']],
  ['#define($a)b#end', ['block', 'define', 'reference', 'block', 'text']],
  ['#literal()a#end', ['block', 'literal', 'block', 'text']],
  ['#evaluate("a")', ['block', 'evaluate', 'string']],
  ['#parse("a")', ['block', 'resource', 'string']],
  ['#a("b")#stop', ['block', 'call', 'string', 'stop']],
  ['#foreach($a in $b)#break#end', ['block', 'foreach', 'reference', 'word', 'reference', 'block', 'break']],
])('visits what is in %s, each node before its parts', (template, kinds) => {
  expect(kindsIn(template)).toEqual(kinds);
});
