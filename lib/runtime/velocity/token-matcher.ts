import { classAt, SPACE, WORD_PART, WORD_START } from './character-class';
import { booleanOr, LexemeMatcher, Prefix } from './lexeme-matcher';
import { LexicalState } from './lexical-state';
import { TokenKind } from './token';

/** A match that ends the state, and is read again in the state below. */
export const TERMINATOR = -10;

/** A match that is dropped. */
export const SKIP = -11;

const OPERATOR_WORDS: { readonly [word: string]: TokenKind } = {
  __proto__: null as never,
  true: TokenKind.True,
  false: TokenKind.False,
  and: TokenKind.And,
  or: TokenKind.Or,
  lt: TokenKind.Less,
  le: TokenKind.LessOrEqual,
  gt: TokenKind.Greater,
  ge: TokenKind.GreaterOrEqual,
  eq: TokenKind.Equal,
  ne: TokenKind.NotEqual,
  not: TokenKind.Not,
};

const DIRECTIVE_WORDS: { readonly [word: string]: TokenKind } = {
  __proto__: null as never,
  end: TokenKind.End,
  if: TokenKind.If,
  elseif: TokenKind.ElseIf,
  else: TokenKind.Else,
};

const OPERATORS: { readonly [character: string]: TokenKind } = {
  '+': TokenKind.Plus,
  '*': TokenKind.Multiply,
  '/': TokenKind.Divide,
  '%': TokenKind.Modulus,
};

const DIRECTIVE = /#(?:[A-Za-z_@][A-Za-z0-9_@]*|\{[A-Za-z_@][A-Za-z0-9_@]*\})/y;
/**
 * Finds what comes next in a template: the longest text that a state knows; among equally long ones the order of
 * Velocity's grammar decides.
 */
export class TokenMatcher extends LexemeMatcher {
  /** The kind of the longest match at a place, in a state; `end` then is its end. */
  public match(at: number, state: LexicalState): number {
    switch (state) {
      case LexicalState.Default:
        return this.matchText(at);
      case LexicalState.Reference:
      case LexicalState.Modifier:
        return this.matchReference(at, state);
      case LexicalState.Directive:
        return this.matchDirective(at);
      case LexicalState.Arguments:
        return this.matchArguments(at);
      case LexicalState.Index:
        return this.matchIndex(at);
      case LexicalState.DirectiveName:
        return this.matchDirectiveName(at);
      default:
        return this.matchComment(at, state);
    }
  }

  private matchText(at: number): number {
    const source = this.source;
    if (classAt(this.source, at) === SPACE) {
      const set = this.matchSet(at);
      if (set) {
        return set;
      }
    }
    let end = at;
    for (; end < source.length; end += 1) {
      const code = source.charCodeAt(end);
      if (code === 0x24 || code === 0x23 || code === 0x5c) {
        break;
      }
    }
    if (end > at) {
      return this.found(TokenKind.Text, end);
    }
    if (source[at] === '\\') {
      return this.matchBackslash(at);
    }
    if (source[at] === '#') {
      if (source[at + 1] === '#') {
        return this.found(TokenKind.LineComment, at + 2);
      }
      return this.matchSet(at) || this.matchAnywhere(at);
    }
    return this.matchEmptyIndex(at) || this.matchAnywhere(at);
  }

  private matchBackslash(at: number): number {
    const escapesDollar = this.matchAnywhere(at);
    if (escapesDollar) {
      return escapesDollar;
    }
    // An odd number of backslashes escapes a directive; the others are pairs of their own.
    const end = this.passBackslashes(at);
    DIRECTIVE.lastIndex = end;
    if ((end - at) % 2 === 1 && DIRECTIVE.test(this.source)) {
      return this.found(TokenKind.EscapedDirective, DIRECTIVE.lastIndex);
    }
    return this.source[at + 1] === '\\'
      ? this.found(TokenKind.DoubleEscape, at + 2)
      : this.found(TokenKind.Escape, at + 1);
  }

  private matchReference(at: number, state: LexicalState): number {
    const first = this.source[at] as string;
    const name = this.matchName(at) || this.matchDot(at);
    if (name) {
      return name;
    }
    switch (first) {
      case '[':
        return this.found(TokenKind.IndexOpen, at + 1);
      case '{':
        return this.found(TokenKind.ReferenceOpen, at + 1);
      case '}':
        return this.found(TokenKind.ReferenceClose, at + 1);
      case '(':
        if (state === LexicalState.Modifier) {
          return this.found(TokenKind.ParenOpen, at + 1);
        }
        break;
      case '$':
        if (state === LexicalState.Reference) {
          const empty = this.matchEmptyIndex(at);
          if (empty) {
            return empty;
          }
        }
        break;
      case '#':
        if (this.source[at + 1] === '#' && state === LexicalState.Reference) {
          return this.found(TokenKind.LineComment, at + 2);
        }
        break;
    }
    return this.matchSet(at) || this.matchAnywhere(at) || this.found(TERMINATOR, at + 1);
  }

  private matchDirective(at: number): number {
    const source = this.source;
    const first = source[at] as string;
    if (classAt(this.source, at) & WORD_START) {
      const end = this.pass(at + 1, WORD_PART);
      return this.found(OPERATOR_WORDS[source.slice(at, end)] ?? TokenKind.Word, end);
    }
    const second = source[at + 1];
    switch (first) {
      case '(':
        return this.found(TokenKind.ParenOpen, at + 1);
      case ')':
        return this.found(TokenKind.ParenClose, this.passLineEnd(at + 1));
      case '=':
        return second === '=' ? this.found(TokenKind.Equal, at + 2) : this.found(TokenKind.Assign, at + 1);
      case '!':
        return second === '=' ? this.found(TokenKind.NotEqual, at + 2) : this.found(TokenKind.Not, at + 1);
      case '<':
        return second === '=' ? this.found(TokenKind.LessOrEqual, at + 2) : this.found(TokenKind.Less, at + 1);
      case '>':
        return second === '=' ? this.found(TokenKind.GreaterOrEqual, at + 2) : this.found(TokenKind.Greater, at + 1);
      case '&':
        return second === '&' ? this.found(TokenKind.And, at + 2) : this.fail(at);
      case '|':
        return second === '|' ? this.found(TokenKind.Or, at + 2) : this.fail(at);
      case '#':
        return second === '#' ? this.found(TokenKind.LineComment, at + 2) : this.matchAnywhere(at);
    }
    return (
      this.matchNumber(at) ||
      this.matchOperator(at) ||
      this.matchBracketedWord(at) ||
      this.matchPunctuation(at) ||
      this.matchString(at) ||
      this.matchWhitespace(at) ||
      this.matchAnywhere(at) ||
      this.fail(at)
    );
  }

  private matchOperator(at: number): number {
    if (this.source[at] === '-') {
      return this.found(TokenKind.Minus, at + 1);
    }
    const kind = OPERATORS[this.source[at] as string];
    return kind ? this.found(kind, at + 1) : 0;
  }

  private matchBracketedWord(at: number): number {
    if (this.source[at] !== '{' || !(classAt(this.source, at + 1) & WORD_START)) {
      return 0;
    }
    const end = this.pass(at + 2, WORD_PART);
    return this.source[end] === '}' ? this.found(TokenKind.BracketedWord, end + 1) : 0;
  }

  private matchArguments(at: number): number {
    return (
      this.matchName(at) ||
      (this.source[at] === ')' && this.found(TokenKind.MethodParenClose, at + 1)) ||
      this.matchNumber(at) ||
      this.matchDot(at) ||
      this.matchPunctuation(at) ||
      this.matchString(at) ||
      this.matchSet(at) ||
      this.matchWhitespace(at) ||
      this.matchAnywhere(at) ||
      this.fail(at)
    );
  }

  private matchIndex(at: number): number {
    const source = this.source;
    if (source[at] === ']') {
      return this.found(TokenKind.IndexClose, at + 1);
    }
    for (const word of ['true', 'false']) {
      if (source.startsWith(word, at)) {
        return this.found(booleanOr(TokenKind.Identifier, word), at + word.length);
      }
    }
    return (
      this.matchNumber(at) ||
      this.matchString(at) ||
      this.matchWhitespace(at) ||
      this.matchAnywhere(at) ||
      this.fail(at)
    );
  }

  private matchDirectiveName(at: number): number {
    const source = this.source;
    if (source[at] === '#' && source[at + 1] === '#') {
      return this.found(TokenKind.LineComment, at + 2);
    }
    const bracketed = source[at] === '{';
    const start = bracketed ? at + 1 : at;
    if (classAt(this.source, start) & WORD_START) {
      const end = this.pass(start + 1, WORD_PART);
      if (!bracketed || source[end] === '}') {
        const kind = DIRECTIVE_WORDS[source.slice(start, end)];
        const after = bracketed ? end + 1 : end;
        if (kind === TokenKind.End || kind === TokenKind.Else) {
          return this.found(kind, this.passLineEnd(after));
        }
        return this.found(kind ?? (bracketed ? TokenKind.BracketedWord : TokenKind.Word), after);
      }
    }
    return this.matchNumber(at) || this.matchAnywhere(at) || this.found(TERMINATOR, at + 1);
  }

  private matchComment(at: number, state: LexicalState): number {
    const source = this.source;
    const first = source[at];
    if (state === LexicalState.LineComment) {
      if (first === '\n' || first === '\r') {
        return this.found(TokenKind.LineCommentEnd, this.passLineEnd(at));
      }
    } else if (state === LexicalState.TextBlock) {
      if (source.startsWith(']]#', at)) {
        return this.found(TokenKind.TextBlock, at + 3);
      }
    } else if (first === '*' && source[at + 1] === '#') {
      return this.found(
        state === LexicalState.FormalComment ? TokenKind.FormalComment : TokenKind.BlockComment,
        at + 2,
      );
    }
    return this.matchAnywhere(at) || this.found(state === LexicalState.TextBlock ? Prefix.Any : SKIP, at + 1);
  }
}
