import type { EncodedPiece, MessagePiece, Piece } from './piece';
import { mapValues } from './piece';

/** What a method makes of a string; undefined where Java refuses its arguments. */
export type Replace = (text: string) => string | undefined;

/** What `$util.escapeJavaScript` makes of strings, and what JSON has for them. */
const CURED: readonly (readonly [string, string])[] = [
  ["\\'", "'"],
  ["\\\\\\'", "\\\\'"],
  ["it\\'s", "it's"],
  ['\\"', '\\"'],
  ['\\\\', '\\\\'],
  ['\\/\\n\\u00E9', '\\/\\n\\u00E9'],
  ['a b', 'a b'],
];

/** Strings that only an escape keeps apart from structure. */
const ESCAPES = ['\\"', '\\\\', '\\n'];

/** The characters of ASCII, which are all that a format gives a meaning to, and one more for the others. */
const CHARACTERS = [...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)), 'é'];

/** The pieces of a value in which a method replaces something. */
export function replacedPieces(pieces: readonly Piece[], replace: Replace): readonly Piece[] {
  const isCure = CURED.every(([escaped, cured]) => replace(escaped) === cured);
  const keepsEscapes = ESCAPES.every((text) => replace(text) === text);
  const values = mapValues(pieces, (piece) =>
    piece.kind === 'message' ? replacedMessage(piece, replace) : replacedEncoding(piece, isCure, keepsEscapes),
  );
  return values.map((piece) =>
    piece.kind === 'text' ? { kind: 'text', text: replace(piece.text) ?? piece.text } : piece,
  );
}

function replacedMessage(piece: MessagePiece, replace: Replace): MessagePiece {
  const left = new Set<string>();
  for (const character of CHARACTERS.filter((candidate) => !piece.lacks.has(candidate))) {
    // At the beginning, at the end, in between, and twice.
    const beside = character === 'x' ? 'z' : 'x';
    const texts = [character, `${beside}${character}${beside}`, `${beside}${character}${character}${beside}`];
    for (const remaining of texts.flatMap((text) => [...(replace(text) ?? text)])) {
      if (remaining !== beside) {
        left.add(remaining);
      }
    }
  }
  return { ...piece, lacks: new Set(CHARACTERS.filter((character) => !left.has(character))) };
}

/** A replacement that takes escapes apart leaves the value as it was before. */
function replacedEncoding(piece: EncodedPiece, isCure: boolean, keepsEscapes: boolean): Piece {
  if (piece.encoding !== 'escapeJavaScript') {
    return piece;
  }
  if (isCure || keepsEscapes) {
    return { ...piece, isCured: piece.isCured || isCure };
  }
  return { kind: 'choice', options: [piece.pieces] };
}
