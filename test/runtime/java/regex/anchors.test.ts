import { Budget } from '../../../../lib/runtime/budget';
import { atEnd, atLastEnd, atStart, caret, dollar } from '../../../../lib/runtime/java/regex/anchors';
import { places } from './find';

const searched = { text: 'a\nb', lastEnd: 2, budget: new Budget() };

test.each([
  ['the start', atStart, [0]],
  ['the end', atEnd, [3]],
  ['the end of the last match', atLastEnd, [2]],
  ['^', caret(new Set()), [0]],
  ['^ with lines', caret(new Set('m')), [0, 2]],
  ['$', dollar(new Set(), false), [3]],
  ['$ with lines', dollar(new Set('m'), true), [1, 3]],
] as const)('%s holds at its places only', (_, anchor, expected) => {
  expect([0, 1, 2, 3].filter((at) => anchor(searched, at))).toEqual(expected);
});

test.each<[string, string, number[]]>([
  ['\\b', 'ab c', [0, 2, 3, 4]],
  ['\\B', 'ab c', [1]],
  ['\\bé', 'é', [0]],
  ['$', 'a\n', [1, 2]],
  ['$', 'a\r\n', [1, 3]],
  ['\\Z', 'a\n', [1, 2]],
  ['\\z', 'a\n', [2]],
  ['(?m)^', 'a\n', [0]],
  ['(?m)^', '\r\na', [0, 2]],
  ['(?md)^', 'a\rb\nc', [0, 4]],
  ['\\Ga', 'aaba', [0, 1]],
])('%j matches in %j at %j', (pattern, text, expected) => {
  expect(places(pattern, text)).toEqual(expected);
});

test('a combining mark belongs to the letter before it', () => {
  expect(places('\\b', 'e\u0301x')).toEqual([0, 3]);
});
