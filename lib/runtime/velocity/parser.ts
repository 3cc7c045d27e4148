import { positionAt } from '../text-position';
import { DirectiveArguments } from './directive-arguments';
import { type Branch, IfNode, SetNode } from './directives';
import { ExpressionParser } from './expression-parser';
import { LexicalState } from './lexical-state';
import { BLOCK_DIRECTIVES, DIRECTIVES, makeDirective } from './make-directive';
import { BlockNode, literalOf, type Macro, Node, TextNode } from './node';
import { TemplateError } from './template-error';
import { NO_TOKEN, type Token, TokenKind } from './token';
import { TokenStream } from './token-stream';

const CONTROL_WORDS = new Set(['if', 'else', 'elseif', 'end', 'set']);

/** The kinds of token that are text where a statement can stand. */
const TEXT_KINDS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  TokenKind.Text,
  TokenKind.Dot,
  TokenKind.ParenOpen,
  TokenKind.ParenClose,
  TokenKind.Integer,
  TokenKind.Float,
  TokenKind.String,
  TokenKind.Escape,
  TokenKind.ReferenceOpen,
  TokenKind.ReferenceClose,
  TokenKind.EmptyIndex,
]);

/** Reads a template of Velocity 1.7, and collects the macros that it defines. */
export function parseTemplate(source: string, macros: Map<string, Macro>): Node {
  return new TemplateParser(source, macros).parse();
}

class TemplateParser {
  private readonly tokens: TokenStream;
  private readonly expressions: ExpressionParser;
  private readonly arguments: DirectiveArguments;
  /** The names of macros in this text, which decide what a backslash before one means. */
  private readonly names = new Set<string>();

  constructor(
    private readonly source: string,
    private readonly macros: Map<string, Macro>,
  ) {
    this.tokens = new TokenStream(source);
    this.expressions = new ExpressionParser(this.tokens, (text) => parseTemplate(text, macros));
    this.arguments = new DirectiveArguments(source, this.tokens, this.expressions, macros);
  }

  /** Reads the whole template. */
  public parse(): Node {
    const block = this.block();
    if (this.tokens.kind() !== TokenKind.EndOfFile) {
      this.tokens.fail('text', 'a directive', 'a reference');
    }
    return block;
  }

  private block(): Node {
    const { tokens } = this;
    const first = tokens.peek();
    const children: Node[] = [];
    for (let statement = this.statement(); statement; statement = this.statement()) {
      if (statement !== NOTHING) {
        children.push(statement);
      }
    }
    return new BlockNode(first, tokens.last, children);
  }

  /** Reads a statement; undefined if none comes next. */
  private statement(): Node | undefined {
    const { tokens } = this;
    const kind = tokens.kind();
    switch (kind) {
      case TokenKind.If:
        return this.expressions.nested(() => this.ifStatement());
      case TokenKind.Set:
        return this.set();
      case TokenKind.Word:
      case TokenKind.BracketedWord:
        return this.expressions.nested(() => this.directive());
      case TokenKind.EscapedDirective:
        return this.escapedDirective();
      case TokenKind.DoubleEscape:
        return this.escapes();
      case TokenKind.LineComment:
      case TokenKind.FormalComment:
      case TokenKind.BlockComment:
        return this.comment();
      case TokenKind.TextBlock: {
        const token = tokens.take();
        return new TextNode(token, token.image.slice(3, -3));
      }
    }
    if (this.expressions.atReference) {
      return this.expressions.reference();
    }
    if (TEXT_KINDS.has(kind)) {
      const token = tokens.take();
      return new TextNode(token, literalOf(token));
    }
    return undefined;
  }

  /** A comment is nothing, save for text that its token carries before it. */
  private comment(): Node {
    const token = this.tokens.take();
    if (token.kind === TokenKind.LineComment) {
      this.tokens.takeIf(TokenKind.LineCommentEnd);
    }
    const begin = token.image.search(/##|#\*/);
    return begin > 0 ? new TextNode(token, token.image.slice(0, begin)) : NOTHING;
  }

  private ifStatement(): Node {
    const { tokens } = this;
    const first = tokens.take();
    const branches: Branch[] = [this.branch()];
    while (tokens.takeIf(TokenKind.ElseIf)) {
      branches.push(this.branch());
    }
    if (tokens.takeIf(TokenKind.Else)) {
      branches.push({ block: this.block() });
    }
    if (tokens.kind() !== TokenKind.End) {
      tokens.fail(`"#end" for the "#if" at ${describePlace(this.source, first)}`);
    }
    tokens.take();
    return new IfNode(first, tokens.last, branches);
  }

  private branch(): Branch {
    const { tokens } = this;
    tokens.skipWhitespace();
    tokens.expect(TokenKind.ParenOpen);
    const condition = this.expressions.expression();
    tokens.expect(TokenKind.ParenClose);
    return { condition, block: this.block() };
  }

  private set(): Node {
    const { tokens } = this;
    const first = tokens.take();
    tokens.skipWhitespace();
    const left = this.expressions.reference();
    tokens.skipWhitespace();
    tokens.expect(TokenKind.Assign);
    const right = this.expressions.expression();
    tokens.expect(TokenKind.ParenClose);
    tokens.lexer.inSet = false;
    return new SetNode(first, tokens.last, left, right, this.source);
  }

  private isKnown(name: string): boolean {
    return DIRECTIVES.has(name) || this.names.has(name);
  }

  /** `\#if`: of the backslashes before a directive that exists half remain. */
  private escapedDirective(): Node {
    const token = this.tokens.take();
    const backslash = token.image.lastIndexOf('\\');
    const directive = token.image.slice(backslash + 1);
    const name = directive.replace(/[#{}]/g, '');
    if (this.isKnown(name) || this.macros.has(name) || CONTROL_WORDS.has(name)) {
      token.image = token.image.slice(0, Math.floor(backslash / 2)) + directive;
    }
    return new TextNode(token, token.image);
  }

  /** `\\`: before a directive that exists two backslashes are one. */
  private escapes(): Node {
    const { tokens } = this;
    const token = tokens.take();
    let count = 1;
    while (tokens.takeIf(TokenKind.DoubleEscape)) {
      count += 1;
    }
    const { kind, image } = tokens.peek();
    const isDirective =
      kind === TokenKind.If || kind === TokenKind.Else || kind === TokenKind.ElseIf || kind === TokenKind.End;
    const name = image.slice(1);
    const text = isDirective || this.isKnown(name) || this.macros.has(name) ? '\\' : '\\\\';
    return new TextNode(token, text.repeat(count));
  }

  private directive(): Node {
    const { tokens, source } = this;
    const first = tokens.take();
    const name = first.kind === TokenKind.BracketedWord ? first.image.slice(2, -1) : first.image.slice(1);
    tokens.lexer.switchTo(LexicalState.Directive);
    if (!tokens.lexer.opensParenthesis()) {
      if (name === 'macro') {
        throw new TemplateError('#macro takes at least a name', source, first.start, ['"("']);
      }
      tokens.lexer.popState();
      return makeDirective({ first, last: first, name, children: [], source }, parseTemplate);
    }
    tokens.skipWhitespace();
    tokens.expect(TokenKind.ParenOpen);
    const args = this.arguments.read(name);
    tokens.expect(TokenKind.ParenClose);
    if (!BLOCK_DIRECTIVES.has(name) && !name.startsWith('@')) {
      return makeDirective({ first, last: tokens.last, name, children: args, source }, parseTemplate);
    }
    const block = this.block();
    if (tokens.kind() !== TokenKind.End) {
      tokens.fail(`"#end" for the "#${name}" at ${describePlace(source, first)}`);
    }
    tokens.take();
    const parts = { first, last: tokens.last, name, children: [...args, block], source };
    return name === 'macro' ? this.defineMacro(first, args, block) : makeDirective(parts, parseTemplate);
  }

  private defineMacro(first: Token, args: Node[], body: Node): Node {
    const [name, ...parameters] = args;
    if (!name) {
      throw new TemplateError('#macro takes at least a name', this.source, first.start, ['a name']);
    }
    this.names.add(name.first.image);
    // The first of two macros with one name stays.
    if (!this.macros.has(name.first.image)) {
      this.macros.set(name.first.image, {
        parameters: parameters.map((parameter) => parameter.first.image.replace(/^\$/, '')),
        body,
      });
    }
    return NOTHING;
  }
}

function describePlace(source: string, token: Token): string {
  const { line, column } = positionAt(source, token.start);
  return `line ${line}, column ${column}`;
}

class NothingNode extends Node {}

/** A statement that leaves nothing to render. */
const NOTHING: Node = new NothingNode(NO_TOKEN, NO_TOKEN);
