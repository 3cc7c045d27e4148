import type { Piece } from './piece';

const JSON_START = /^\s*[{["]/;
const FORM_START = /^\s*[\w.-]+=/;

/** A text in another one is JSON, or a form, only if it looks like that for certain: `[info] …` is neither. */
const INNER_JSON_START = /^\s*(?:\{\s*["}]|\[\s*[{["\]])/;
const INNER_FORM_START = /^\s*[\w.-]+=[^&=]*(?:&|$)/;

/** The format of a text by its beginning; undefined for no known one. */
export function formatOf(pieces: readonly Piece[], isInner: boolean): 'json' | 'form' | undefined {
  const start = startOf(pieces);
  if ((isInner ? INNER_JSON_START : JSON_START).test(start)) {
    return 'json';
  }
  if (!FORM_START.test(start)) {
    return undefined;
  }
  return !isInner || (INNER_FORM_START.test(start) && hasSeveralFields(pieces)) ? 'form' : undefined;
}

function hasSeveralFields(pieces: readonly Piece[]): boolean {
  return pieces.some((piece) => piece.kind === 'text' && /&[\w.-]+=/.test(piece.text));
}

/** The text that the pieces begin with. */
function startOf(pieces: readonly Piece[]): string {
  let start = '';
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      start += piece.text;
    } else if (piece.kind === 'choice') {
      const option = piece.options.find((candidate) => startOf(candidate) !== '') ?? [];
      start += startOf(option);
      if (start.trim() !== '') {
        return start;
      }
    } else if (start.trim() !== '' || piece.kind !== 'unknown') {
      return start;
    }
  }
  return start;
}
