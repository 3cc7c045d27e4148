import type { Macro } from '../../../lib/runtime/velocity/node';
import { parseTemplate } from '../../../lib/runtime/velocity/parser';
import { TemplateError } from '../../../lib/runtime/velocity/template-error';
import { render } from './render';

test.each([
  ['plain text', 'plain text'],
  ['## a comment\nb', 'b'],
  ['a#* a comment *#b', 'ab'],
  ['a#** a formal comment *#b', 'ab'],
  ['#[[$s #if]]#', '$s #if'],
  ['\\#if(true)a', '#if(true)a'],
  ['\\#unknown', '\\#unknown'],
  ['\\\\#if(true)a#end', '\\a'],
  ['50% # $ 3', '50% # $ 3'],
  ['#{if}(true)a#{end}b', 'ab'],
])('%j renders %j', (template, expected) => {
  expect(render(template)).toBe(expected);
});

test.each([
  ['#if(true)a', 'expected "#end" for the "#if" at line 1, column 1'],
  ['a\n#foreach($x in [1])b', '"#end" for the "#foreach" at line 2, column 1'],
  ['#end', 'expected text or a directive or a reference'],
  ['#if true', 'expected "("'],
  ['#set($x 1)', 'expected "="'],
  ['#set(1 = 2)', 'expected a name'],
  ['#macro()a#end', '#macro takes at least a name'],
  ['#macro("m")a#end', 'the first argument of #macro is its name, without quotes'],
  ['#macro', '#macro takes at least a name'],
  ['#include(word)', '#include takes no bare word "word"'],
])('fails to read %j', (template, reason) => {
  expect(() => render(template)).toThrow(TemplateError);
  expect(() => render(template)).toThrow(reason);
});

test('collects macros, of which the first of a name stays', () => {
  const macros = new Map<string, Macro>();
  parseTemplate('#macro(m $a)1#end#macro(m $b $c)2#end', macros);

  expect([...macros].map(([name, { parameters }]) => [name, parameters])).toEqual([['m', ['a']]]);
});
