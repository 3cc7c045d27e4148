import type { ExpressionParser } from './expression-parser';
import { WordNode } from './literals';
import { DIRECTIVES } from './make-directive';
import type { Macro, Node } from './node';
import { TemplateError } from './template-error';
import { type Token, TokenKind } from './token';
import type { TokenStream } from './token-stream';

/** The kinds of token with which an argument of a directive can begin. */
const ARGUMENT_STARTS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  TokenKind.Identifier,
  TokenKind.ReferenceOpen,
  TokenKind.Word,
  TokenKind.String,
  TokenKind.Integer,
  TokenKind.Float,
  TokenKind.BracketOpen,
  TokenKind.CurlyOpen,
  TokenKind.True,
  TokenKind.False,
]);

/** Reads what stands in the parentheses of a directive. */
export class DirectiveArguments {
  constructor(
    private readonly source: string,
    private readonly tokens: TokenStream,
    private readonly expressions: ExpressionParser,
    private readonly macros: ReadonlyMap<string, Macro>,
  ) {}

  /** Reads the arguments of the directive with a name, up to the parenthesis that closes them. */
  public read(name: string): Node[] {
    const { tokens } = this;
    const args: Node[] = [];
    while (this.atArgument()) {
      tokens.skipWhitespace();
      if (tokens.takeIf(TokenKind.Comma)) {
        tokens.skipWhitespace();
      }
      const token = tokens.peek();
      const word = tokens.takeIf(TokenKind.Word);
      const isMacroName = name === 'macro' && args.length === 0;
      if (isMacroName && !word) {
        this.refuse(token, 'the first argument of #macro is its name, without quotes', 'a name');
      }
      if (word && !isMacroName) {
        this.checkWord(word, name, args.length);
      }
      args.push(word ? new WordNode(word) : (this.expressions.literal() as Node));
    }
    tokens.skipWhitespace();
    return args;
  }

  private atArgument(): boolean {
    const { tokens } = this;
    let distance = 1;
    if (tokens.kind() === TokenKind.Whitespace) {
      distance = 2;
      if (tokens.kind(2) === TokenKind.Comma) {
        return true;
      }
    }
    if (tokens.kind(distance) === TokenKind.Comma) {
      distance += 1;
      return tokens.kind(distance) === TokenKind.Whitespace || ARGUMENT_STARTS.has(tokens.kind(distance));
    }
    return ARGUMENT_STARTS.has(tokens.kind(distance));
  }

  /** A bare word is only the `in` of a loop. A macro that is not known yet may turn out not to be one. */
  private checkWord(word: Token, name: string, index: number): void {
    const isLoop = name === 'foreach' && index === 1;
    if ((DIRECTIVES.has(name) && !isLoop) || this.macros.has(name)) {
      this.refuse(word, `#${name} takes no bare word ${JSON.stringify(word.image)}`, 'a reference', 'a string');
    }
  }

  private refuse(token: Token, reason: string, ...expected: string[]): never {
    throw new TemplateError(reason, this.source, token.start, expected);
  }
}
