import type { Operator } from '../java/arithmetic';
import type { Node } from './node';
import {
  ArithmeticNode,
  type Comparison,
  ComparisonNode,
  EqualityNode,
  ExpressionNode,
  LogicNode,
  NotNode,
} from './operators';
import { type Token, TokenKind } from './token';
import { VALUE, ValueParser } from './value-parser';

const COMPARISONS: { readonly [kind: number]: Comparison } = {
  [TokenKind.Less]: '<',
  [TokenKind.LessOrEqual]: '<=',
  [TokenKind.Greater]: '>',
  [TokenKind.GreaterOrEqual]: '>=',
};

const SUMS: { readonly [kind: number]: Operator } = { [TokenKind.Plus]: '+', [TokenKind.Minus]: '-' };

const PRODUCTS: { readonly [kind: number]: Operator } = {
  [TokenKind.Multiply]: '*',
  [TokenKind.Divide]: '/',
  [TokenKind.Modulus]: '%',
};

/** How many operators of one rank may stand in a row. */
const MOST_OPERATORS = 1000;

/** How many comparisons may: each is a call of JavaScript's when it is evaluated, and no two make sense. */
const MOST_COMPARISONS = 50;

/** Reads what stands inside of parentheses: values with operators between them. */
export class ExpressionParser extends ValueParser {
  /** Reads an expression. */
  public expression(): Node {
    return this.nested(() => {
      const first = this.tokens.peek();
      const inner = this.or();
      return new ExpressionNode(first, this.tokens.last, inner);
    });
  }

  /** Reads operands with operators of one rank between them, from left to right. */
  private chain(
    operand: () => Node,
    isOperator: (kind: TokenKind) => boolean,
    make: (first: Token, last: Token, kind: TokenKind, left: Node, right: Node) => Node,
    most = MOST_OPERATORS,
  ): Node {
    const { tokens } = this;
    let left = operand();
    for (let count = 1; isOperator(tokens.kind()); count += 1) {
      if (count > most) {
        tokens.refuse(`more than ${most} operators follow each other`);
      }
      const { kind } = tokens.take();
      const first = tokens.peek();
      const right = operand();
      // As in Velocity, the text of the node is that of its right side.
      left = make(first, tokens.last, kind, left, right);
    }
    return left;
  }

  private or(): Node {
    return this.chain(
      () => this.and(),
      (kind) => kind === TokenKind.Or,
      (first, last, _, left, right) => new LogicNode(first, last, false, left, right),
    );
  }

  private and(): Node {
    return this.chain(
      () => this.equality(),
      (kind) => kind === TokenKind.And,
      (first, last, _, left, right) => new LogicNode(first, last, true, left, right),
    );
  }

  private equality(): Node {
    return this.chain(
      () => this.relation(),
      (kind) => kind === TokenKind.Equal || kind === TokenKind.NotEqual,
      (first, last, kind, left, right) => new EqualityNode(first, last, kind === TokenKind.Equal, left, right),
      MOST_COMPARISONS,
    );
  }

  private relation(): Node {
    return this.chain(
      () => this.sum(),
      (kind) => kind in COMPARISONS,
      (first, last, kind, left, right) => new ComparisonNode(first, last, COMPARISONS[kind] as Comparison, left, right),
      MOST_COMPARISONS,
    );
  }

  private sum(): Node {
    return this.chain(
      () => this.product(),
      (kind) => kind in SUMS,
      (first, last, kind, left, right) => new ArithmeticNode(first, last, SUMS[kind] as Operator, left, right),
    );
  }

  private product(): Node {
    return this.chain(
      () => this.unary(),
      (kind) => kind in PRODUCTS,
      (first, last, kind, left, right) => new ArithmeticNode(first, last, PRODUCTS[kind] as Operator, left, right),
    );
  }

  private unary(): Node {
    const { tokens } = this;
    const spaced = tokens.kind() === TokenKind.Whitespace;
    if (tokens.kind(spaced ? 2 : 1) !== TokenKind.Not) {
      return this.primary();
    }
    return this.nested(() => {
      tokens.skipWhitespace();
      tokens.take();
      const first = tokens.peek();
      const operand = this.unary();
      return new NotNode(first, tokens.last, operand);
    });
  }

  private primary(): Node {
    const { tokens } = this;
    tokens.skipWhitespace();
    let value: Node | undefined;
    if (tokens.takeIf(TokenKind.ParenOpen)) {
      value = this.expression();
      tokens.expect(TokenKind.ParenClose);
    } else {
      value = this.literal();
    }
    if (!value) {
      return tokens.fail(VALUE);
    }
    tokens.skipWhitespace();
    return value;
  }
}
