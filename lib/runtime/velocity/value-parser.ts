import { MOST_DEPTH } from '../budget';
import { wholeNumber } from '../java/arithmetic';
import { JavaDouble } from '../java/value';
import { ConstantNode, ListNode, MapNode, RangeNode } from './literals';
import type { Node } from './node';
import { beginsReference, ReferenceNode } from './reference';
import { type AccessNode, IndexNode, MethodNode, PropertyNode } from './reference-steps';
import { StringNode } from './string-node';
import { type Token, TokenKind } from './token';
import type { TokenStream } from './token-stream';

/** The kinds of token with which a parameter can begin. */
const PARAMETER_STARTS: ReadonlySet<TokenKind> = new Set<TokenKind>([
  TokenKind.Whitespace,
  TokenKind.String,
  TokenKind.Integer,
  TokenKind.Float,
  TokenKind.BracketOpen,
  TokenKind.CurlyOpen,
  TokenKind.True,
  TokenKind.False,
  TokenKind.Identifier,
  TokenKind.ReferenceOpen,
]);

/** What stands where a value is missing. */
export const VALUE = 'a reference, a string, a number, a list or a map';

/** Reads references, and the values that stand between operators. */
export class ValueParser {
  private depth = 0;

  constructor(
    protected readonly tokens: TokenStream,
    private readonly parseTemplate: (text: string) => Node,
  ) {}

  /** Whether a reference comes next. Braces alone are text. */
  public get atReference(): boolean {
    const kind = this.tokens.kind();
    return (
      kind === TokenKind.Identifier ||
      (kind === TokenKind.ReferenceOpen && this.tokens.kind(2) === TokenKind.Identifier)
    );
  }

  /** Reads something that may contain itself, so deep as is bearable. */
  public nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > MOST_DEPTH) {
      this.tokens.refuse(`more than ${MOST_DEPTH} levels are nested in each other`);
    }
    const result = read();
    this.depth -= 1;
    return result;
  }

  /** Reads a reference. */
  public reference(): ReferenceNode {
    return this.nested(() => {
      const { tokens } = this;
      const first = tokens.peek();
      const braces = tokens.takeIf(TokenKind.ReferenceOpen);
      tokens.expect(TokenKind.Identifier);
      const steps: AccessNode[] = [...this.indexes()];
      while (tokens.kind() === TokenKind.Dot && tokens.kind(2) === TokenKind.Identifier) {
        tokens.take();
        steps.push(this.isMethod() ? this.method() : new PropertyNode(tokens.take(), tokens.source), ...this.indexes());
      }
      if (braces) {
        tokens.expect(TokenKind.ReferenceClose);
      }
      return new ReferenceNode(first, tokens.last, steps);
    });
  }

  private isMethod(): boolean {
    const { tokens } = this;
    return (
      tokens.kind(2) === TokenKind.ParenOpen &&
      (tokens.kind(3) === TokenKind.MethodParenClose || PARAMETER_STARTS.has(tokens.kind(3)))
    );
  }

  private method(): MethodNode {
    const { tokens } = this;
    const name = tokens.take();
    tokens.take();
    const parameters: Node[] = [];
    if (PARAMETER_STARTS.has(tokens.kind())) {
      do {
        parameters.push(this.parameter());
      } while (tokens.takeIf(TokenKind.Comma));
    }
    tokens.expect(TokenKind.MethodParenClose);
    return new MethodNode(name, tokens.last, tokens.source, parameters);
  }

  private indexes(): IndexNode[] {
    const { tokens } = this;
    const indexes: IndexNode[] = [];
    while (tokens.kind() === TokenKind.IndexOpen) {
      const first = tokens.take();
      tokens.skipWhitespace();
      const index = this.scalar() ?? tokens.fail('a reference, a string, an integer, true or false');
      tokens.skipWhitespace();
      tokens.expect(TokenKind.IndexClose);
      indexes.push(new IndexNode(first, tokens.last, tokens.source, index));
    }
    return indexes;
  }

  /** What an index can be. */
  private scalar(): Node | undefined {
    const { tokens } = this;
    const kind = tokens.kind();
    if (beginsReference(kind)) {
      return this.reference();
    }
    switch (kind) {
      case TokenKind.String:
        return this.string();
      case TokenKind.Integer:
        return this.number();
      case TokenKind.True:
        return new ConstantNode(tokens.take(), true);
      case TokenKind.False:
        return new ConstantNode(tokens.take(), false);
      default:
        return undefined;
    }
  }

  private number(): Node {
    const { tokens } = this;
    const token = tokens.peek();
    // A token carries a `$` or `#` before it, which makes it a token of the same kind, and no number of Java's.
    if (/^[$#]/.test(token.image)) {
      tokens.fail('a number');
    }
    tokens.take();
    const value =
      token.kind === TokenKind.Integer ? wholeNumber(BigInt(token.image)) : new JavaDouble(Number(token.image));
    return new ConstantNode(token, value);
  }

  private string(): Node {
    return new StringNode(this.tokens.take(), this.tokens.source, this.parseTemplate);
  }

  /** Reads any value that is no expression; undefined if none comes next. */
  public literal(): Node | undefined {
    const { tokens } = this;
    switch (tokens.kind()) {
      case TokenKind.Float:
        return this.number();
      case TokenKind.BracketOpen:
        return this.nested(() => this.listOrRange());
      case TokenKind.CurlyOpen:
        return this.nested(() => this.map());
      default:
        return this.scalar();
    }
  }

  /** Reads an argument of a method, or a member of a list or a map. */
  private parameter(): Node {
    const { tokens } = this;
    tokens.skipWhitespace();
    const value = this.literal() ?? tokens.fail(VALUE);
    tokens.skipWhitespace();
    return value;
  }

  private listOrRange(): Node {
    const { tokens } = this;
    const first = tokens.take();
    const members: Node[] = [];
    if (PARAMETER_STARTS.has(tokens.kind())) {
      const begin = tokens.peek().kind === TokenKind.Whitespace ? tokens.kind(2) : tokens.kind();
      members.push(this.parameter());
      if (tokens.kind() === TokenKind.DoubleDot && (beginsReference(begin) || begin === TokenKind.Integer)) {
        return this.range(first, members[0] as Node);
      }
      while (tokens.takeIf(TokenKind.Comma)) {
        members.push(this.parameter());
      }
    }
    tokens.expect(TokenKind.BracketClose);
    return new ListNode(first, tokens.last, members);
  }

  private range(first: Token, from: Node): Node {
    const { tokens } = this;
    tokens.take();
    tokens.skipWhitespace();
    const isLimit = beginsReference(tokens.kind()) || tokens.kind() === TokenKind.Integer;
    const to = (isLimit && this.scalar()) || tokens.fail('a reference', 'an integer');
    tokens.skipWhitespace();
    tokens.expect(TokenKind.BracketClose);
    return new RangeNode(first, tokens.last, from, to);
  }

  private map(): Node {
    const { tokens } = this;
    const first = tokens.take();
    const entries: [Node, Node][] = [];
    const closes = (kind: TokenKind) => kind === TokenKind.CurlyClose || kind === TokenKind.ReferenceClose;
    if (tokens.kind() === TokenKind.Whitespace && closes(tokens.kind(2))) {
      tokens.take();
    }
    if (!closes(tokens.kind())) {
      do {
        const key = this.parameter();
        tokens.expect(TokenKind.Colon);
        entries.push([key, this.parameter()]);
      } while (tokens.takeIf(TokenKind.Comma));
    }
    if (!closes(tokens.kind())) {
      tokens.fail('"}"');
    }
    tokens.take();
    return new MapNode(first, tokens.last, entries);
  }
}
