import type { Piece } from './piece';

/** Where in a JSON text the next character goes. */
export interface JsonState {
  readonly isInString: boolean;
  readonly isEscaped: boolean;
  readonly depth: number;

  /** What the string contains so far, without its escapes. */
  readonly content: readonly Piece[];

  /** What is read of an escape by number. */
  readonly digits?: string;
}

export const START_OF_JSON: JsonState = { isInString: false, isEscaped: false, depth: 0, content: [] };

const ESCAPED_CHARACTERS: { readonly [character: string]: string } = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Whether a character begins or ends a string. */
export function isQuote(character: string, { isEscaped, digits }: JsonState): boolean {
  return character === '"' && !isEscaped && digits === undefined;
}

/** The state after one more character of the text. */
export function afterCharacter(state: JsonState, character: string): JsonState {
  if (isQuote(character, state)) {
    return { ...state, isInString: !state.isInString, content: [] };
  }
  if (state.digits !== undefined) {
    const digits = state.digits + character;
    return digits.length < 4
      ? { ...state, digits }
      : added({ ...state, digits: undefined }, textOf(String.fromCharCode(Number.parseInt(digits, 16))));
  }
  if (state.isEscaped) {
    const escaped = { ...state, isEscaped: false };
    return character === 'u'
      ? { ...escaped, digits: '' }
      : added(escaped, textOf(ESCAPED_CHARACTERS[character] ?? character));
  }
  if (character === '\\') {
    return { ...state, isEscaped: true };
  }
  if (state.isInString) {
    return added(state, textOf(character));
  }
  const step = '{['.includes(character) ? 1 : ']}'.includes(character) ? -1 : 0;
  return step === 0 ? state : { ...state, depth: state.depth + step };
}

/** A piece of a fixed text. */
export function textOf(text: string): Piece {
  return { kind: 'text', text };
}

/** The state after one more piece of the string. */
export function added(state: JsonState, piece: Piece): JsonState {
  const last = state.content.at(-1);
  const content =
    piece.kind === 'text' && last?.kind === 'text'
      ? [...state.content.slice(0, -1), textOf(last.text + piece.text)]
      : [...state.content, piece];
  return { ...state, content };
}
