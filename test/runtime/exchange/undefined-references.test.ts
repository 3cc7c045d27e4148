import { undefinedReferences } from '../../../lib/runtime/exchange/undefined-references';
import { Template } from '../../../lib/runtime/velocity/template';

const names = (text: string) => undefinedReferences(Template.parse(text));

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
