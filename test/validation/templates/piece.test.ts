import {
  constantText,
  limited,
  type MessagePiece,
  mapValues,
  messagesIn,
  type Piece,
  soleMessage,
  textPieces,
  UNKNOWN_PIECE,
} from '../../../lib/validation/templates/piece';

const written = { text: '$a', isInString: false };
const message: MessagePiece = {
  kind: 'message',
  source: 'raw',
  reference: written,
  printed: written,
  lacks: new Set(),
};
const text: Piece = { kind: 'text', text: 'a' };
const encoded: Piece = {
  kind: 'encoded',
  encoding: 'urlEncode',
  pieces: [text, message],
  isCured: false,
  reference: written,
  printed: written,
};
const choice = (...options: (readonly Piece[])[]): Piece => ({ kind: 'choice', options });

test('a placeholder in a text is a value of its own', () => {
  expect(textPieces('a#b#', '#')).toEqual([text, UNKNOWN_PIECE, { kind: 'text', text: 'b' }, UNKNOWN_PIECE]);
  expect(textPieces('', '#')).toEqual([]);
});

test('messages are found in encoded values and in branches', () => {
  expect(messagesIn([text, encoded, choice([message], [UNKNOWN_PIECE])])).toEqual([message, message]);
});

test('a change reaches the values in branches, and nothing in an encoded value', () => {
  const changed = mapValues([text, choice([message], [encoded])], () => UNKNOWN_PIECE);

  expect(changed).toEqual([text, choice([UNKNOWN_PIECE], [UNKNOWN_PIECE])]);
});

test.each([
  ['a message', [message], message],
  ['a message in a branch', [choice([], [message])], message],
  ['nothing', [], undefined],
  ['a text', [text], undefined],
  ['a message beside something', [text, message], undefined],
  ['a message beside something in a branch', [choice([text, message])], undefined],
  ['branches without a message', [choice([text])], undefined],
] as [string, Piece[], unknown][])('of %s the sole message is as it is', (_, pieces, sole) => {
  expect(soleMessage(pieces)).toBe(sole);
});

test('a text is constant when all of it is known', () => {
  expect(constantText([text, text])).toBe('aa');
  expect(constantText([text, UNKNOWN_PIECE])).toBeUndefined();
});

test('too many pieces are cut down to the messages in them', () => {
  const many = Array.from({ length: 300 }, () => encoded);

  expect(limited(many.slice(0, 10))).toHaveLength(10);
  expect(limited(many)).toEqual([UNKNOWN_PIECE, message]);
  expect(limited([choice(many)])).toEqual([UNKNOWN_PIECE, message]);
});
