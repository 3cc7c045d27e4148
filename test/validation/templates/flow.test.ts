import { Template } from '../../../lib/runtime/velocity/template';
import { TemplateFlow } from '../../../lib/validation/templates/flow';
import type { Piece } from '../../../lib/validation/templates/piece';
import { callMethod } from '../../../lib/validation/templates/velocity';

/** What a template prints: `<reference>` for a value of the message, `?` for one that no client controls. */
function flow(template: string): string {
  return written(new TemplateFlow(Template.parse(template), callMethod).output());
}

function written(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      switch (piece.kind) {
        case 'text':
          return piece.text;
        case 'unknown':
          return '?';
        case 'message':
          return `<${piece.reference.text}>`;
        case 'encoded':
          return `${piece.encoding}${piece.isCured ? '*' : ''}(${written(piece.pieces)})`;
        default:
          return `{${piece.options.map(written).join('|')}}`;
      }
    })
    .join('');
}

test.each([
  ['text, comments and escapes', 'a ## b\n#* c *#\\$x #[[$y]]# $ .', 'a $x $y $ .'],
  ['the message', "$input.body $input.json('$')", "<$input.body> <$input.json('$')>"],
  ['what is not of the message', '$context.stage $stageVariables.x $util.time() $nothing', '? ? ? ?'],
  ['what an authorizer or a client writes', '$context.authorizer.a', '<$context.authorizer.a>'],
  ['a part of the context by its name', '$context.authorizer.get("a")', '<$context.authorizer.get("a")>'],
  ['the context as a whole, and a method of a part', '$context $context.authorizer.a.length()', '? ?'],
  ['a variable', '#set($a = $input.body)$a', '<$a>'],
  ['a variable that holds more than the message', '#set($a = "b $input.body")$a', 'b <$input.body>'],
  ['braces in text', 'a {} {b}', 'a {} {b}'],
])('%s', (_, template, printed) => {
  expect(flow(template)).toBe(printed);
});

test.each([
  ['one branch', '#if($x)$input.body#end', '{<$input.body>|}'],
  ['all branches', '#if($x)a#elseif($y)b#{else}c#end', '{a|b|c}'],
  ['a variable set in a branch', '#set($a = "x")#if($x)#set($a = $input.body)#end$a', '{|}{<$a>|x}'],
  ['a variable set in one branch only', '#if($x)#set($a = $input.body)#end$a', '{|}<$a>'],
  ['a loop over the message', "#foreach($i in $input.path('$.a'))$i,#end", '{<$i>,|}'],
  ['a loop over what is known', '#foreach($i in [1..3])$i#end$i', '{?|}?'],
  ['the element after the loop', '#set($i = "a")#foreach($i in [1..3])$i#end$i', '{?|}a'],
  ['from one round to the next', '#foreach($i in [1..3])$last#set($last = $input.body)#end', '{<$last>|}'],
])('through %s', (_, template, printed) => {
  expect(flow(template)).toBe(printed);
});

test.each([
  ['a macro and its arguments', '#macro(m $a $b)${a}-$b#end#m($input.body "x")', '<${a}>-x'],
  ['a macro without one of its arguments', '#macro(m $a)$a#end#m()', '?'],
  ['the body of a macro', '#macro(m)[$bodyContent]#end#@m()$input.body#end', '[<$input.body>]'],
  ['a parameter that hides a variable', '#set($a = "x")#macro(m $a)$a#end#m("y")$a', 'yx'],
  ['a macro that calls itself', '#macro(m)a#m()#end#m()', `${'a'.repeat(20)}?`],
  ['a call of nothing', '#m($input.body)', '#m($input.body)'],
  ['a block', '#define($b)<$input.body>#end$b', '<<$input.body>>'],
  ['a block that contains itself', '#define($b)a$b#end$b', `${'a'.repeat(20)}?`],
  ['a block that is set in a branch', '#if($x)#define($b)y#end#{else}#define($b)z#end#end$b', '{|}y'],
  ['a template in a value', '#evaluate($input.body)', '<$input.body>'],
  ['what prints nothing', '#stop', ''],
])('through %s', (_, template, printed) => {
  expect(flow(template)).toBe(printed);
});

test.each([
  ['a string in double quotes', '#set($a = "b $input.body c")$a', 'b <$input.body> c'],
  ['a string that ends in a reference', '#set($a = "b $x.y")$a', 'b ?'],
  ['a string with a comment', '#set($a = "b $input.body ## c")$a', 'b <$input.body> '],
  ['a sum', `#set($a = 'b' + $input.body)$a`, 'b<$input.body>'],
  ['a difference', '#set($a = $input.body - 1)$a', '?'],
  ['a comparison', '#set($a = $input.body == 1)$a', '?'],
  ['a list', '#set($a = [$input.body, "b"])$a.get(0) $a[1] $a', '{<$a.get(0)>|b} {<$a[1]>|b} <$input.body>b'],
  ['a map', '#set($a = {"b": {"c": $input.body}})$a.b.c', '{c|<$a.b.c>}'],
  ['a list that is added to', '#set($a = [])#set($x = $a.add($input.body))#foreach($i in $a)$i#end', '{{<$i>}|}'],
  [
    'a variable that holds one of two lists',
    '#if($x)#set($a = [$input.body])#{else}#set($a = ["b"])#end$a.get(0)',
    '{|}{<$a.get(0)>|b}',
  ],
  ['the members of a list', '#set($a = [$input.body])#foreach($i in $a.subList(0, 1))$i#end', '{{<$i>}|}'],
  ['a list of lists', '#set($a = [[$input.body]])#foreach($b in $a)#foreach($c in $b)$c#end#end', '{{{<$c>}|}|}'],
  ['a map that is set', '#set($a = {})#set($a.b = $input.body)$a.b', '{<$a.b>}'],
  ['a property of a value', '#set($a = "x")#set($a.b = $input.body)$a', '{x|<$a>}'],
  ['a property of nothing', '#set($a.b = $input.body)$a', '?'],
])('through %s', (_, template, printed) => {
  expect(flow(template)).toBe(printed);
});

test.each([
  ['an encoding', '$util.urlEncode("a $input.body")', 'urlEncode(a <$input.body>)'],
  ['its opposite', '$util.urlDecode($util.urlEncode($input.body))', '<$util.urlDecode($util.urlEncode($input.body))>'],
  ['another decoding', '$util.base64Decode($util.urlEncode("x"))', '?'],
  ['parsed JSON', '#set($a = $util.parseJson($input.body))$a.b', '<$a.b>'],
  ['a number', '$input.body.length()', '?'],
  ['a string that stays the same', '#set($a = "x")$a.trim()', 'x'],
  ['concatenation', '#set($a = "x")$a.concat($input.body)', 'x<$input.body>'],
  ['any other method', '#set($a = "x")$a.substring($input.body)', '<$a.substring($input.body)>'],
  [
    'the cure of a single quote',
    `$util.escapeJavaScript($input.body).replaceAll("\\\\'", "'")`,
    'escapeJavaScript*(<$input.body>)',
  ],
  [
    'another replacement',
    `#set($a = "a$util.urlEncode($input.body)")$a.replaceAll("a", "b")`,
    'burlEncode(<$input.body>)',
  ],
  [
    'a replacement by the message',
    '#set($a = "x")$a.replaceAll("x", $input.body)',
    '<$a.replaceAll("x", $input.body)>',
  ],
])('through %s', (_, template, printed) => {
  expect(flow(template)).toBe(printed);
});

test('a value in more ways than can be told apart is the message alone', () => {
  const grown = '#if($x)#set($a = "$a y")#end'.repeat(40);

  expect(flow(`#set($a = $input.body)${grown}$a`)).toContain('?<$a>');
});

test('a token is a value that no client controls', () => {
  expect(flow('a\uFFFCb#set($x = "c\uFFFC")$x')).toBe('a?bc?');
});
