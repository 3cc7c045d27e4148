import type { MessagePiece, Piece } from '../../../lib/validation/templates/piece';
import { replacedPieces } from '../../../lib/validation/templates/replacement';
import { callMethod } from '../../../lib/validation/templates/velocity';

const written = { text: '$a', isInString: false };
const message: MessagePiece = {
  kind: 'message',
  source: 'raw',
  reference: written,
  printed: written,
  lacks: new Set(),
};
const escaped = (encoding: 'escapeJavaScript' | 'urlEncode'): Piece => ({
  kind: 'encoded',
  encoding,
  pieces: [message],
  isCured: false,
  reference: written,
  printed: written,
});

function after(piece: Piece, method: string, ...args: string[]): Piece {
  return replacedPieces([piece], (text) => callMethod(text, method, args))[0] as Piece;
}

test.each([
  ['replaceAll', "\\\\'", "'"],
  ['replace', "\\'", "'"],
  ['replaceAll', "[\\\\]'", "'"],
  ['replaceAll', "\\\\(')", '$1'],
])('%s(%j, %j) cures the single quote', (method, ...args) => {
  expect(after(escaped('escapeJavaScript'), method, ...args)).toMatchObject({ isCured: true });
});

test.each([
  ['replaceAll', "\\'", "'"],
  ['replaceAll', 'a', 'b'],
  ['replaceAll', "'", ''],
  ['replaceFirst', "\\\\'", "'"],
  ['replaceAll', "\\\\\\\\'", "'"],
])('%s(%j, %j) does not cure the single quote', (method, ...args) => {
  const piece = after(escaped('escapeJavaScript'), method, ...args);

  expect(piece.kind === 'encoded' && piece.isCured && method !== 'replaceFirst').toBe(false);
});

test('a replacement that takes backslashes away takes the escape away', () => {
  expect(after(escaped('escapeJavaScript'), 'replaceAll', '\\\\', '')).toEqual({
    kind: 'choice',
    options: [[message]],
  });
});

test('a value for a form stays one', () => {
  expect(after(escaped('urlEncode'), 'replaceAll', '%', 'x')).toEqual(escaped('urlEncode'));
});

test('a text is replaced as Java does it', () => {
  expect(after({ kind: 'text', text: 'a.b' }, 'replace', '.', '-')).toEqual({ kind: 'text', text: 'a-b' });
  expect(after({ kind: 'text', text: 'a[b' }, 'replaceAll', '[', '-')).toEqual({ kind: 'text', text: 'a[b' });
});

function lackedAfter(...args: string[]): string[] {
  const piece = after(message, 'replaceAll', ...args) as MessagePiece;
  return ['"', '\\', '\n', '&', "'", 'a', 'x', '5', 'é'].filter((character) => piece.lacks.has(character));
}

test.each([
  [
    ['[^A-Za-z]', ''],
    ['"', '\\', '\n', '&', "'", '5', 'é'],
  ],
  [
    ['[^0-9]', ''],
    ['"', '\\', '\n', '&', "'", 'a', 'x', 'é'],
  ],
  [["'", ''], ["'"]],
  [['x', ''], ['x']],
  [['^"', ''], []],
  [['["]$', ''], []],
  [['""', ''], []],
  [["'", '"'], ["'"]],
  [['[', ''], []],
])('after %j a value lacks %j', (args, lacked) => {
  expect(lackedAfter(...args)).toEqual(lacked);
});
