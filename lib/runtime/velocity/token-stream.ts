import { Lexer } from './lexer';
import { TemplateError } from './template-error';
import { describeToken, NO_TOKEN, type Token, TokenKind } from './token';

/** The tokens of a template, read when somebody first looks at them, since the parser changes how the rest is read. */
export class TokenStream {
  public readonly lexer: Lexer;
  // Its own, since the lexer hangs the first token of the template on it.
  private current: Token = { ...NO_TOKEN };

  constructor(public readonly source: string) {
    this.lexer = new Lexer(source);
  }

  /** The token that was taken last. */
  public get last(): Token {
    return this.current;
  }

  /** The token some places ahead, without taking it. */
  public peek(distance = 1): Token {
    this.current.next ??= this.lexer.next();
    let token = this.current.next;
    for (let count = 1; count < distance; count += 1) {
      token.next ??= this.lexer.next();
      token = token.next;
    }
    return token;
  }

  /** The kind of the token some places ahead. */
  public kind(distance = 1): TokenKind {
    return this.peek(distance).kind;
  }

  /** Takes the next token. */
  public take(): Token {
    this.current = this.peek();
    return this.current;
  }

  /** Takes the next token if it is of some kind. */
  public takeIf(kind: TokenKind): Token | undefined {
    return this.kind() === kind ? this.take() : undefined;
  }

  /** Takes the next token, which must be of some kind. */
  public expect(kind: TokenKind): Token {
    return this.takeIf(kind) ?? this.fail(describeToken(kind));
  }

  /** Takes white space, if there is any. */
  public skipWhitespace(): void {
    this.takeIf(TokenKind.Whitespace);
  }

  /** Refuses what comes next, for a reason that is not its kind. */
  public refuse(reason: string): never {
    throw new TemplateError(reason, this.source, this.peek().start);
  }

  /** Refuses the next token. */
  public fail(...expected: string[]): never {
    const token = this.peek();
    const got = token.kind === TokenKind.EndOfFile ? describeToken(token.kind) : JSON.stringify(token.image);
    throw new TemplateError(`expected ${expected.join(' or ')}, got ${got}`, this.source, token.start, expected);
  }
}
