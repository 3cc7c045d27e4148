import { classAt, DIGIT, LETTER, NAME_PART, NAME_START, NEWLINE, SPACE } from './character-class';
import { TemplateError } from './template-error';
import { TokenKind } from './token';

/** A match that does not end a token: the text is put before what follows. */
export const Prefix = { Dollar: -1, TextBlock: -2, FormalComment: -3, BlockComment: -4, Hash: -5, Any: -6 } as const;

const PUNCTUATION: { readonly [character: string]: TokenKind } = {
  '[': TokenKind.BracketOpen,
  ']': TokenKind.BracketClose,
  ',': TokenKind.Comma,
  ':': TokenKind.Colon,
  '{': TokenKind.CurlyOpen,
  '}': TokenKind.CurlyClose,
};

const SET = /[ \t]*#(?:set|\{set\}) *\(/y;
const EMPTY_INDEX = /\$(?:\.|\\*!?\[)/y;

/** Finds what several states of the lexer know. */
export abstract class LexemeMatcher {
  /** Where the last match ends. */
  public end = 0;

  private rowStart = 0;
  private rowEnd = 0;

  constructor(protected readonly source: string) {}

  /** Moves past characters of some classes. */
  protected pass(at: number, classes: number): number {
    let end = at;
    while (classAt(this.source, end) & classes) {
      end += 1;
    }
    return end;
  }

  /** Moves past backslashes, of which a row is counted once, however often it is looked at. */
  protected passBackslashes(at: number): number {
    if (this.source[at] !== '\\') {
      return at;
    }
    if (at < this.rowStart || at >= this.rowEnd) {
      this.rowStart = at;
      this.rowEnd = at + 1;
      while (this.source[this.rowEnd] === '\\') {
        this.rowEnd += 1;
      }
    }
    return this.rowEnd;
  }

  protected found(kind: number, end: number): number {
    this.end = end;
    return kind;
  }

  protected fail(at: number): never {
    throw new TemplateError(`unexpected ${JSON.stringify(this.source[at])}`, this.source, at);
  }

  /** What means the same in every state: `$`, `$!`, and what begins with `#`. 0 if nothing does. */
  protected matchAnywhere(at: number): number {
    const source = this.source;
    const first = source[at];
    if (first === '#') {
      const second = source[at + 1];
      if (second === '[' && source[at + 2] === '[') {
        return this.found(Prefix.TextBlock, at + 3);
      }
      if (second === '*') {
        if (source[at + 2] === '*' && at + 3 < source.length && source[at + 3] !== '#') {
          return this.found(Prefix.FormalComment, at + 4);
        }
        return this.found(Prefix.BlockComment, at + 2);
      }
      return this.found(Prefix.Hash, at + 1);
    }
    if (first === '$' || first === '\\') {
      let end = this.passBackslashes(at);
      if (source[end] !== '$') {
        return 0;
      }
      end += 1;
      const bang = this.passBackslashes(end);
      return this.found(Prefix.Dollar, source[bang] === '!' ? bang + 1 : end);
    }
    return 0;
  }

  /** `#set` takes the spaces before it, unless other text stands before those. */
  protected matchSet(at: number): number {
    SET.lastIndex = at;
    return SET.test(this.source) ? this.found(TokenKind.Set, SET.lastIndex) : 0;
  }

  protected matchEmptyIndex(at: number): number {
    EMPTY_INDEX.lastIndex = at;
    return EMPTY_INDEX.test(this.source) ? this.found(TokenKind.EmptyIndex, EMPTY_INDEX.lastIndex) : 0;
  }

  protected matchName(at: number): number {
    if (!(classAt(this.source, at) & NAME_START)) {
      return 0;
    }
    const end = this.pass(at, NAME_PART);
    return this.found(booleanOr(TokenKind.Identifier, this.source.slice(at, end)), end);
  }

  protected matchDot(at: number): number {
    return this.source[at] === '.' && classAt(this.source, at + 1) & LETTER ? this.found(TokenKind.Dot, at + 1) : 0;
  }

  protected matchNumber(at: number): number {
    const source = this.source;
    const whole = source[at] === '-' ? at + 1 : at;
    const point = this.pass(whole, DIGIT);
    let end = point;
    let float = false;
    if (source[point] === '.') {
      const fraction = this.pass(point + 1, DIGIT);
      if (point === whole && fraction === point + 1) {
        return 0;
      }
      // Two points are a range, unless digits after the first make it a fraction.
      if (fraction === point + 1 && source[point + 1] === '.') {
        return this.found(TokenKind.Integer, point);
      }
      float = true;
      end = fraction;
    } else if (point === whole) {
      return 0;
    }
    if (source[end] === 'e' || source[end] === 'E') {
      const sign = source[end + 1] === '+' || source[end + 1] === '-' ? end + 2 : end + 1;
      const exponent = this.pass(sign, DIGIT);
      if (exponent > sign) {
        float = true;
        end = exponent;
      }
    }
    return this.found(float ? TokenKind.Float : TokenKind.Integer, end);
  }

  /** A string ends with a quote that no second one follows, or with the last quote there is. */
  protected matchString(at: number): number {
    const quote = this.source[at] as string;
    if (quote !== '"' && quote !== "'") {
      return 0;
    }
    let end = 0;
    let close = this.source.indexOf(quote, at + 1);
    while (close >= 0) {
      end = close + 1;
      if (this.source[end] !== quote) {
        break;
      }
      close = this.source.indexOf(quote, end + 1);
    }
    return end && this.found(TokenKind.String, end);
  }

  protected matchWhitespace(at: number): number {
    const end = this.pass(at, SPACE | NEWLINE);
    return end > at ? this.found(TokenKind.Whitespace, end) : 0;
  }

  protected matchPunctuation(at: number): number {
    if (this.source[at] === '.' && this.source[at + 1] === '.') {
      return this.found(TokenKind.DoubleDot, at + 2);
    }
    const kind = PUNCTUATION[this.source[at] as string];
    return kind ? this.found(kind, at + 1) : 0;
  }

  /** Moves past the rest of the line, if there is nothing on it. */
  protected passLineEnd(at: number): number {
    const end = this.pass(at, SPACE);
    if (this.source[end] === '\r') {
      return this.source[end + 1] === '\n' ? end + 2 : end + 1;
    }
    return this.source[end] === '\n' ? end + 1 : at;
  }
}

/** The kind of a word that is one, unless it is `true` or `false`. */
export function booleanOr(kind: TokenKind, word: string): TokenKind {
  if (word === 'true') {
    return TokenKind.True;
  }
  return word === 'false' ? TokenKind.False : kind;
}
