import { classAt, NEWLINE, SPACE } from './character-class';
import { Prefix } from './lexeme-matcher';
import { LexicalState } from './lexical-state';
import { TemplateError } from './template-error';
import { type Token, TokenKind } from './token';
import { SKIP, TERMINATOR, TokenMatcher } from './token-matcher';

interface SavedState {
  readonly state: LexicalState;
  readonly open: number;
  readonly closed: number;
}

/**
 * Cuts a template into tokens, one at a time: the parser changes the state between two of them.
 */
export class Lexer {
  /** Whether the lexer is inside of the parentheses of `#set`. */
  public inSet = false;

  private state: LexicalState = LexicalState.Default;
  private position = 0;
  private inComment = false;
  private open = 0;
  private closed = 0;
  private readonly stack: SavedState[] = [];
  private readonly matcher: TokenMatcher;

  constructor(private readonly source: string) {
    this.matcher = new TokenMatcher(source);
  }

  /** Continues in another state. */
  public switchTo(state: LexicalState): void {
    this.state = state;
  }

  /** Returns to the state that the last push left. */
  public popState(): boolean {
    const saved = this.stack.pop();
    if (!saved) {
      this.open = 0;
      this.state = LexicalState.Default;
      return false;
    }
    this.open = saved.open;
    this.closed = saved.closed;
    this.state = saved.state;
    return true;
  }

  /** Whether a parenthesis opens next, after any white space. */
  public opensParenthesis(): boolean {
    let at = this.position;
    while (classAt(this.source, at) & (SPACE | NEWLINE)) {
      at += 1;
    }
    return this.source[at] === '(';
  }

  /** The next token. */
  public next(): Token {
    const source = this.source;
    const specials: string[] = [];
    let start = this.position;
    while (true) {
      if (this.position >= source.length) {
        if (start < this.position) {
          throw new TemplateError('the template ends after a "$" or "#" that begins nothing', source, start);
        }
        return this.token(TokenKind.EndOfFile, start, prefixOf(specials));
      }
      const kind = this.matcher.match(this.position, this.state);
      if (kind >= 0) {
        this.position = this.matcher.end;
        return this.accept(kind as TokenKind, start, specials.length === 0 ? '' : prefixOf(specials));
      }
      if (kind === TERMINATOR) {
        specials.push(source.slice(start, this.matcher.end));
        this.popState();
        start = this.position;
      } else {
        this.position = this.matcher.end;
        if (kind === SKIP) {
          start = this.position;
        } else {
          this.begin(kind);
        }
      }
    }
  }

  private token(kind: TokenKind, start: number, prefix: string): Token {
    const image = this.source.slice(start, this.position);
    return { kind, image, prefix, start, end: this.position, next: undefined };
  }

  private push(state: LexicalState): void {
    this.stack.push({ state: this.state, open: this.open, closed: this.closed });
    this.open = 0;
    this.state = state;
  }

  /** Changes the state for a match that begins something. Inside of a comment nothing begins. */
  private begin(kind: number): void {
    if (this.inComment || kind === Prefix.Any) {
      return;
    }
    switch (kind) {
      case Prefix.Dollar:
        if (this.state === LexicalState.Reference) {
          this.popState();
        }
        this.push(LexicalState.Reference);
        return;
      case Prefix.Hash:
        if (this.state === LexicalState.Reference || this.state === LexicalState.Modifier) {
          this.popState();
        }
        this.push(LexicalState.DirectiveName);
        return;
      case Prefix.TextBlock:
        this.push(LexicalState.TextBlock);
        break;
      case Prefix.FormalComment:
        this.position -= 1;
        this.push(LexicalState.FormalComment);
        break;
      default:
        this.push(LexicalState.BlockComment);
        break;
    }
    this.inComment = true;
  }

  /** Makes the token, and changes the state as its kind asks. */
  private accept(kind: TokenKind, start: number, prefix: string): Token {
    const token = this.token(kind, start, prefix);
    switch (kind) {
      case TokenKind.IndexOpen:
        this.push(LexicalState.Index);
        break;
      case TokenKind.IndexClose:
      case TokenKind.ReferenceClose:
      case TokenKind.End:
      case TokenKind.Else:
        this.popState();
        break;
      case TokenKind.ParenOpen:
        if (!this.inComment) {
          this.open += 1;
        }
        if (this.state === LexicalState.Modifier) {
          this.state = LexicalState.Arguments;
        }
        break;
      case TokenKind.ParenClose:
        this.closeParenthesis();
        break;
      case TokenKind.MethodParenClose:
        this.state = LexicalState.Reference;
        break;
      case TokenKind.Set:
        if (!this.inComment) {
          this.push(LexicalState.Directive);
          this.inSet = true;
          this.open += 1;
        }
        break;
      case TokenKind.LineComment:
        if (!this.inComment) {
          if (this.state === LexicalState.Reference) {
            this.popState();
          }
          this.inComment = true;
          this.push(LexicalState.LineComment);
        }
        break;
      case TokenKind.LineCommentEnd:
      case TokenKind.FormalComment:
      case TokenKind.BlockComment:
      case TokenKind.TextBlock:
        this.inComment = false;
        this.popState();
        break;
      case TokenKind.String:
        if (this.state === LexicalState.Directive && !this.inSet && this.open === 0) {
          this.popState();
        }
        break;
      case TokenKind.If:
      case TokenKind.ElseIf:
        this.state = LexicalState.Directive;
        break;
      case TokenKind.Integer:
        if (
          this.open === 0 &&
          !this.inSet &&
          this.state !== LexicalState.Arguments &&
          this.state !== LexicalState.Index
        ) {
          this.popState();
        }
        break;
      case TokenKind.Float:
        if (this.open === 0 && !this.inSet && this.state !== LexicalState.Arguments) {
          this.popState();
        }
        break;
      case TokenKind.Dot:
        token.image = '.';
        this.state = LexicalState.Modifier;
        break;
    }
    return token;
  }

  /** A parenthesis closes the innermost state that has one open, and every state above that has none. */
  private closeParenthesis(): void {
    while (!this.inComment) {
      if (this.open > 0) {
        if (this.open === this.closed + 1) {
          this.popState();
        } else {
          this.closed += 1;
        }
        return;
      }
      if (!this.popState()) {
        return;
      }
    }
  }
}

/** The text before a token, out of the matches that a terminator ended. */
function prefixOf(images: readonly string[]): string {
  const last = images[images.length - 1];
  return last === undefined || last.startsWith('##') ? '' : images.map(textOf).join('');
}

/**
 * The part of a terminated match that is text: each `#`, and each `$` with the backslashes before it. What begins
 * like a comment is none of it.
 */
function textOf(image: string): string {
  let text = '';
  for (let at = 0; at < image.length; at += 1) {
    const character = image[at] as string;
    if (character === '#' || character === '$') {
      text += character;
    } else if (character === '\\') {
      let dollar = at;
      while (image[dollar] === '\\') {
        dollar += 1;
      }
      if (image[dollar] === '$') {
        text += image.slice(at, dollar + 1);
        // Velocity skips the character after an escaped dollar.
        at = dollar + 1;
      } else {
        at = dollar - 1;
      }
    }
  }
  return text;
}
