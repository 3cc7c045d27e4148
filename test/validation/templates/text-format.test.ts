import type { Piece } from '../../../lib/validation/templates/piece';
import { formatOf } from '../../../lib/validation/templates/text-format';

const text = (content: string): Piece => ({ kind: 'text', text: content });
const UNKNOWN: Piece = { kind: 'unknown' };

test.each<[string, Piece[], string | undefined, string | undefined]>([
  ['an object', [text(' {"a": 1}')], 'json', 'json'],
  ['a list of objects', [text('[{')], 'json', 'json'],
  ['a string', [text('"a"')], 'json', undefined],
  ['a line of a log', [text('[info] a')], 'json', undefined],
  ['a field', [text('a=1')], 'form', undefined],
  ['two fields', [text('a=1&b='), UNKNOWN], 'form', 'form'],
  ['a sentence', [text('hello')], undefined, undefined],
  ['one of two objects', [{ kind: 'choice', options: [[], [text('{"a":')]] }], 'json', 'json'],
  ['spaces and one of two objects', [text(' '), { kind: 'choice', options: [[text('{"a":')]] }], 'json', 'json'],
  ['nothing or an object', [{ kind: 'choice', options: [[]] }, text('{}')], 'json', 'json'],
  ['a value before an object', [UNKNOWN, text('{}')], 'json', 'json'],
  ['a name that is known in part', [text('a'), UNKNOWN, text('=1')], undefined, undefined],
])('%s is %s', (_, pieces, outside, inside) => {
  expect([formatOf(pieces, false), formatOf(pieces, true)]).toEqual([outside, inside]);
});
