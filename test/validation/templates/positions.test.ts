import { Template } from '../../../lib/runtime/velocity/template';
import { TemplateFlow } from '../../../lib/validation/templates/flow';
import { misplacedValues } from '../../../lib/validation/templates/positions';
import { callMethod } from '../../../lib/validation/templates/velocity';

/** The places at which a template has the message without the right escape, from the inside to the outside. */
function places(template: string): string[] {
  return misplacedValues(new TemplateFlow(Template.parse(template), callMethod).output()).map(
    ({ place, within, isQuoteEscaped, lacksQuotes, isWhole }) =>
      [place, ...within].join(' < ') +
      (isQuoteEscaped ? ', quote' : '') +
      (lacksQuotes ? ', no quotes' : '') +
      (isWhole ? ', whole' : ''),
  );
}

const A = "$input.path('$.a')";
const JSON_A = "$input.json('$.a')";
const cured = (text: string) => `$util.escapeJavaScript(${text}).replaceAll("\\\\'", "'")`;

test.each([
  [`{"a": "${A}"}`, ['a JSON string, whole']],
  [`{"a": "it is ${A}"}`, ['a JSON string']],
  [`{"${A}": 1}`, ['a JSON string, whole']],
  [`{"a": ${A}}`, ['JSON']],
  [`["a", ${A}]`, ['JSON']],
  [`{"a": ${JSON_A}}`, []],
  [`{"a": "${JSON_A}"}`, ['a JSON string, whole']],
  [`{"a": $util.escapeJavaScript(${A})}`, ['JSON, no quotes']],
  [`{"a": "$util.escapeJavaScript(${A})"}`, ['a JSON string, quote']],
  [`{"a": "${cured(A)}"}`, []],
  [`{"a": $util.urlEncode(${A})}`, []],
  [`{"a\\"": "\\u0022 \\n ${A}`, ['a JSON string']],
  [`{"a": 1} ${A}`, []],
  [`"${A}"`, ['a JSON string, whole']],
])('in JSON: %s', (template, found) => {
  expect(places(template)).toEqual(found);
});

test.each([
  [`a=${A}`, ['a form']],
  [`a=1&${A}=2`, ['a form']],
  [`a=$util.urlEncode(${A})`, []],
  [`a=$util.base64Encode(${A})`, []],
  [`a=$util.escapeJavaScript(${A})`, ['a form']],
  ['a=$util.escapeJavaScript("x")&b=$context.stage', []],
  [`#if($context.stage)a=${A}#{else}a=1#end&b=2`, ['a form']],
  [`a={"b":"$util.urlEncode(${A})"}&c=%&d=1+1`, ['a JSON string < a form, whole']],
  [`a=%7B%22b%22:%22$util.urlEncode(${A})%22%7D`, ['a JSON string < a form, whole']],
  [`a={"b":"${A}"}`, ['a form']],
  [`a=$util.urlEncode(${A}.replaceAll("[^a-z]", ""))`, []],
  [`a=${A}.replaceAll("[^a-z]", "")`, []],
  [`a=${A}.replaceAll("[&=]", "")`, ['a form']],
  [`a=1&b&c=$util.urlEncode(${A})`, []],
])('in a form: %s', (template, found) => {
  expect(places(template)).toEqual(found);
});

test('a value without a character that a form knows needs no escape', () => {
  expect(places(`#set($a = ${A}.replaceAll("[^a-z]", ""))a=$a`)).toEqual([]);
});

test.each([
  [`{"i": "{\\"a\\": \\"${cured(A)}\\"}"}`, ['a JSON string < a JSON string, whole']],
  [`{"i": "{\\"a\\": \\"${cured(cured(A))}\\"}"}`, []],
  [`{"i": "{\\"a\\": ${cured(A)}}"}`, ['JSON < a JSON string']],
  [`{"i": "[info] ${cured(A)}"}`, []],
  [`{"i": "{${cured(A)}}"}`, []],
  [`{"i": "name=${cured(A)}"}`, []],
  [`{"i": "a=1&b=${cured(A)}"}`, ['a form < a JSON string']],
  [`{"i": "$util.urlEncode("[[$util.urlEncode(${A})")"}`, []],
  [
    `#set($i = '{"a": "' + ${A} + '"}'){"i": "$util.base64Encode($i)"}`,
    ['a JSON string < base64 < a JSON string, whole'],
  ],
  [`#set($i = '{"a": "' + ${A} + '"}')i=$util.base64Encode($i)`, ['a JSON string < base64 < a form, whole']],
  [`#set($i = '{"a": "' + ${A} + '"}')$util.base64Encode($i)`, ['a JSON string < base64, whole']],
  [`#set($i = '{"a": "' + ${A} + '"}')#if($x)$util.urlEncode($i)#end`, ['a JSON string < an encoded value, whole']],
  [`#set($i = '{"a": "' + ${A} + '"}'){"i": $util.base64Encode($i)}`, ['a JSON string < base64, whole']],
])('in another format: %s', (template, found) => {
  expect(places(template)).toEqual(found);
});

test.each([
  [`#if($x){"a": #{else}["b", #end"${A}"`, ['a JSON string, whole']],
  [`#if($x)#{else}{"a": #end"${A}"}`, ['a JSON string, whole', 'a JSON string, whole']],
  [`{"a": #if($x)"#end${A}#if($x)"#end}`, ['JSON', 'a JSON string, whole', 'a JSON string']],
])('through branches: %s', (template, found) => {
  expect(places(template)).toEqual(found);
});

test('what is in no known format is left alone', () => {
  expect(places(`hello ${A}, ${A}`)).toEqual([]);
});
