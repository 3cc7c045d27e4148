import { collectReferences, undefinedReferences } from '../../../lib/runtime/velocity/references';
import { Template } from '../../../lib/runtime/velocity/template';

const names = (text: string) =>
  undefinedReferences(collectReferences(Template.parse(text))).map(({ reference }) => reference);

test('a name that nothing defines is found', () => {
  expect(names('$input.body $context.stage $nothing')).toEqual(['$nothing']);
});

test.each([
  '#set($x = 1)$x',
  '#foreach($x in [1])$x$foreach.index#end',
  '#macro(m $a)$a#end#m(1)',
  '$util.urlEncode($input.body)',
])('every reference of %s is defined', (text) => {
  expect(names(text)).toEqual([]);
});

test('what #define defines is defined', () => {
  expect(names('#define($b)a#end$b')).toEqual([]);
});

test('what is only text is no reference', () => {
  const { evaluated } = collectReferences(Template.parse('\\$a \\\\$b $\\!c {$ } $!d ${e}'));

  expect(evaluated.map(({ root }) => root)).toEqual(['b', 'd', 'e']);
});

test('references in strings, arguments and macros are found', () => {
  const { evaluated } = collectReferences(Template.parse('#macro(m)$a#end"$b"$c.d($e[$f])#m($g)'));

  expect(evaluated.map(({ root }) => root)).toEqual(['b', 'c', 'e', 'f', 'g', 'a']);
});
