import { Template } from '../../../lib/runtime/velocity/template';
import { referencesIn, referencesOf } from '../../../lib/validation/templates/references';

const of = (template: string) => referencesOf(Template.parse(template), true);

test('variables of the context are named without the method that is called', () => {
  const { contextVariables } = of('$context.stage.length() #if($context.identity.sourceIp)#end "$context.x" $context');

  expect(contextVariables).toEqual(['stage', 'identity.sourceIp', 'x']);
});

test('references to the message and to parameters are told apart', () => {
  const { body, params } = of('#set($a = "$input.json(\'$\')")$input.body $input.body $input.params("x") $input[0]');

  expect(body).toEqual(["$input.json('$')", '$input.body']);
  expect(params).toEqual(['$input.params("x")']);
});

test('what a template sets itself is defined', () => {
  const template = '#set($a.b = 1)#foreach(${c} in [1])#end#define($d)#end#macro(m $e)$e#end$a $c $d';

  expect(of(template).undefined).toEqual([]);
});

test('what nobody sets is undefined, once', () => {
  expect(of('$a $a.b ${c} \\$d $!e {$ }').undefined.map(({ reference }) => reference)).toEqual(['$a', '$c', '$e']);
});

test('unknown members come with those that exist', () => {
  expect(of('$input.parms() $util.autoId() $util["x"]').undefined).toEqual([
    { reference: '$input.parms', name: 'parms', candidates: ['body', 'json', 'params', 'path'] },
    expect.objectContaining({ reference: '$util.autoId', candidates: expect.arrayContaining(['urlEncode']) }),
  ]);
});

test('a name that a token may continue is not known', () => {
  expect(of('$some\uFFFC $contex.\uFFFC').undefined.map(({ reference }) => reference)).toEqual(['$contex']);
});

test('nothing is known of names that what replaces a token may have changed', () => {
  expect(referencesOf(Template.parse('$a $context.b $input.body'), false)).toEqual({
    contextVariables: [],
    undefined: [],
    body: [],
    params: [],
  });
});

test('a template that cannot be read refers to nothing', () => {
  expect(referencesIn('$input.body').body).toEqual(['$input.body']);
  expect(referencesIn('$input.body #if(').body).toEqual([]);
  expect(referencesIn('#if($a \uFFFC $b)').body).toEqual([]);
});
