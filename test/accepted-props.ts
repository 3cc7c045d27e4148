import * as fc from 'fast-check';
import { Template } from '../lib/runtime/velocity/template';

const FRAGMENTS = [
  '#set($text = $input.path("$.text"))',
  '#if($text == "")none#else$text#end',
  '#foreach($item in $input.path("$.items"))$item,#end',
  "$input.json('$.text')",
  '${context.connectionId}',
  '$util.urlEncode($input.body)',
  '\\$',
  '{"a": "',
  '"}',
];

/** Any text that is a mapping template: every other one is an error. */
export const template: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.string({ maxLength: 20, unit: 'grapheme' }), fc.constantFrom(...FRAGMENTS)), { maxLength: 4 })
  .map((parts) => parts.join(''))
  .filter(isTemplate);

const name = fc.stringMatching(/^[A-Za-z0-9._$-]{1,20}$/);

/** Any request parameter on every route: what is none, and what only `$connect` has, is an error. */
export const requestParameter = {
  destination: fc
    .tuple(fc.constantFrom('header', 'querystring', 'path', 'multivalueheader', 'multivaluequerystring'), name)
    .map(([place, part]) => `integration.request.${place}.${part}`),
  source: fc.oneof(
    fc.string({ maxLength: 60, unit: 'grapheme' }).map((text) => `'${text}'`),
    fc
      .tuple(
        fc.constantFrom(
          'context',
          'stageVariables',
          'route.request.body',
          'route.request.path',
          'method.request.header',
        ),
        fc.string({ minLength: 1, maxLength: 60 }),
      )
      .map(([place, part]) => `${place}.${part}`),
  ),
};

function isTemplate(text: string): boolean {
  try {
    Template.parse(text);
    return true;
  } catch {
    return false;
  }
}
