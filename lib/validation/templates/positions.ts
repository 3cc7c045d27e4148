import { added, afterCharacter, isQuote, type JsonState, START_OF_JSON, textOf } from './json-state';
import { type EncodedPiece, type MessagePiece, messagesIn, type Piece, type Written } from './piece';
import { formatOf } from './text-format';

/** What can be wrong with a value of a message at a place. */
export interface Misplaced {
  /** What it gets into. */
  readonly place: 'a JSON string' | 'JSON' | 'a form';

  /** What is around the place, from the inside to the outside. */
  readonly within: readonly Format[];

  /** Whether it is escaped as the place needs it, but for a single quote, which is then `\'`. */
  readonly isQuoteEscaped: boolean;

  /** Whether it is escaped for a string, and in none. */
  readonly lacksQuotes: boolean;

  /** What to change, and what to write there instead. */
  readonly reference: Written;
  readonly source: MessagePiece['source'];

  /** Whether the string consists of the value alone. */
  readonly isWhole: boolean;
}

type Format = 'a JSON string' | 'a form' | 'base64' | 'an encoded value';

/** Where in a form the next character goes. */
interface FormState {
  readonly isInValue: boolean;
  readonly content: readonly Piece[];
}

/** How many ways through the branches of a template are followed at a time. */
const MAX_STATES = 8;

/**
 * The values of a message that a text contains without the escapes of their places, at every level: JSON in a form, in
 * base64 or in a string of other JSON is a text of its own.
 */
export function misplacedValues(pieces: readonly Piece[]): Misplaced[] {
  const positions = new Positions();
  positions.read(pieces, []);
  return positions.found;
}

class Positions {
  public readonly found: Misplaced[] = [];

  public read(pieces: readonly Piece[], within: readonly Format[]): void {
    if (messagesIn(pieces).length === 0) {
      return;
    }
    switch (formatOf(pieces, within.length > 0)) {
      case 'json':
        for (const state of this.readJson(pieces, [START_OF_JSON], within)) {
          this.endString(state, within);
        }
        break;
      case 'form':
        for (const state of this.readForm(pieces, [START_OF_FORM], within)) {
          this.endField(state, within);
        }
        break;
      default:
        this.readEncoded(pieces, within);
    }
  }

  /** What a text of no known format contains in a format of its own. */
  private readEncoded(pieces: readonly Piece[], within: readonly Format[]): void {
    for (const piece of pieces) {
      if (piece.kind === 'encoded') {
        this.readInside(piece, within);
      } else if (piece.kind === 'choice') {
        for (const option of piece.options) {
          this.readEncoded(option, within);
        }
      }
    }
  }

  private readInside(piece: EncodedPiece, within: readonly Format[]): void {
    this.read(piece.pieces, [piece.encoding === 'base64Encode' ? 'base64' : 'an encoded value', ...within]);
  }

  private readJson(pieces: readonly Piece[], states: readonly JsonState[], within: readonly Format[]): JsonState[] {
    let current = [...states];
    for (const piece of pieces) {
      const next = current.flatMap((state) => {
        if (piece.kind === 'choice') {
          return piece.options.flatMap((option) => this.readJson(option, [state], within));
        }
        return piece.kind === 'text'
          ? [this.readJsonText(piece.text, state, within)]
          : [state.isInString ? added(state, piece) : this.readJsonValue(piece, state, within)];
      });
      current = distinct(next);
    }
    return current;
  }

  private readJsonText(text: string, start: JsonState, within: readonly Format[]): JsonState {
    let state = start;
    for (const character of text) {
      if (isQuote(character, state)) {
        this.endString(state, within);
      }
      state = afterCharacter(state, character);
    }
    return state;
  }

  /** A value that is in no string: JSON writes its own quotes, and so does `$input.json`. */
  private readJsonValue(piece: Piece, state: JsonState, within: readonly Format[]): JsonState {
    if (state.depth > 0 && piece.kind === 'message' && piece.source !== 'json' && !isNumeric(piece)) {
      this.add(piece, 'JSON', within);
    }
    if (piece.kind === 'encoded') {
      if (state.depth > 0 && piece.encoding === 'escapeJavaScript' && messagesIn(piece.pieces).length > 0) {
        this.add({ ...piece, source: 'raw' }, 'JSON', within, { lacksQuotes: true });
      } else {
        this.readInside(piece, within);
      }
    }
    return state;
  }

  /** Checks what a string contains, and reads it as a text of its own. */
  private endString({ content }: JsonState, within: readonly Format[]): void {
    const decoded = content.map((piece) => this.decodeInJson(piece, content.length === 1, within));
    this.read(decoded, ['a JSON string', ...within]);
  }

  private decodeInJson(piece: Piece, isWhole: boolean, within: readonly Format[]): Piece {
    if (piece.kind === 'message') {
      if (!isSafeInString(piece)) {
        this.add(piece, 'a JSON string', within, { isWhole });
      }
      return { kind: 'unknown' };
    }
    if (piece.kind !== 'encoded' || piece.encoding !== 'escapeJavaScript') {
      return piece;
    }
    if (!piece.isCured && messagesIn(piece.pieces).some(({ lacks }) => !lacks.has("'"))) {
      this.add({ ...piece, source: 'raw' }, 'a JSON string', within, { isQuoteEscaped: true });
    }
    return { kind: 'choice', options: [piece.pieces] };
  }

  private readForm(pieces: readonly Piece[], states: readonly FormState[], within: readonly Format[]): FormState[] {
    let current = [...states];
    for (const piece of pieces) {
      current = distinct(
        current.flatMap((state) => {
          if (piece.kind === 'choice') {
            return piece.options.flatMap((option) => this.readForm(option, [state], within));
          }
          return [
            piece.kind === 'text'
              ? this.readFormText(piece.text, state, within)
              : { ...state, content: [...state.content, this.decodeInForm(piece, within)] },
          ];
        }),
      );
    }
    return current;
  }

  private readFormText(text: string, start: FormState, within: readonly Format[]): FormState {
    let state = start;
    for (const [index, field] of text.split('&').entries()) {
      if (index > 0) {
        this.endField(state, within);
        state = START_OF_FORM;
      }
      const equals = state.isInValue ? -1 : field.indexOf('=');
      const value = state.isInValue ? field : equals < 0 ? '' : field.slice(equals + 1);
      if (state.isInValue || equals >= 0) {
        state = { isInValue: true, content: [...state.content, ...(value === '' ? [] : [textOf(decoded(value))])] };
      }
    }
    return state;
  }

  private endField({ content }: FormState, within: readonly Format[]): void {
    this.read(content, ['a form', ...within]);
  }

  private decodeInForm(piece: Piece, within: readonly Format[]): Piece {
    if (piece.kind === 'message') {
      if (!['&', '=', '%', '+'].every((character) => piece.lacks.has(character))) {
        this.add({ ...piece, reference: piece.printed }, 'a form', within);
      }
      return { kind: 'unknown' };
    }
    if (piece.kind !== 'encoded') {
      return piece;
    }
    switch (piece.encoding) {
      case 'urlEncode':
        return { kind: 'choice', options: [piece.pieces] };
      case 'base64Encode':
        return piece;
      default:
        if (messagesIn(piece.pieces).length > 0) {
          this.add({ ...piece, source: 'raw', reference: piece.printed }, 'a form', within);
        }
        return piece;
    }
  }

  private add(
    { reference, source }: Pick<MessagePiece, 'reference' | 'source'>,
    place: Misplaced['place'],
    within: readonly Format[],
    more: Partial<Misplaced> = {},
  ): void {
    this.found.push({
      place,
      within,
      reference,
      source,
      isQuoteEscaped: false,
      lacksQuotes: false,
      isWhole: false,
      ...more,
    });
  }
}

const START_OF_FORM: FormState = { isInValue: false, content: [] };

function distinct<State>(states: readonly State[]): State[] {
  return [...new Map(states.map((state) => [JSON.stringify(state, setToList), state])).values()].slice(0, MAX_STATES);
}

function setToList(_key: string, value: unknown): unknown {
  return value instanceof Set ? [...value] : value;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function isSafeInString({ lacks }: MessagePiece): boolean {
  const controls = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code));
  return ['"', '\\', ...controls].every((character) => lacks.has(character));
}

/** Whether nothing but digits, signs and the like is left of a value. */
function isNumeric({ lacks }: MessagePiece): boolean {
  return ['"', '{', '[', ',', ':', ']', '}', 'a', 't', ' '].every((character) => lacks.has(character));
}
