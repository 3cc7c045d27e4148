import type { Budget } from '../budget';
import { calculate, compareNumbers, isNumber, isZero, type Operator } from '../java/arithmetic';
import { isEqual, isSameClass } from '../java/identity';
import { toText } from '../java/text';
import type { JavaValue } from '../java/value';
import { Node, type Scope, writtenText } from './node';
import type { Token } from './token';

/** An expression in parentheses, or the whole of one. */
export class ExpressionNode extends Node {
  constructor(
    first: Token,
    last: Token,
    public readonly inner: Node,
  ) {
    super(first, last);
  }

  public get kind() {
    return 'expression' as const;
  }

  public override get children(): readonly Node[] {
    return [this.inner];
  }

  public override value(scope: Scope): JavaValue {
    return this.inner.value(scope);
  }

  public override evaluate(scope: Scope): boolean {
    return this.inner.evaluate(scope);
  }
}

/** A condition, whose value is whether it holds. */
abstract class ConditionNode extends Node {
  public override value(scope: Scope): JavaValue {
    return this.evaluate(scope);
  }
}

/** `!a`. */
export class NotNode extends ConditionNode {
  constructor(
    first: Token,
    last: Token,
    public readonly operand: Node,
  ) {
    super(first, last);
  }

  public get kind() {
    return 'not' as const;
  }

  public override get children(): readonly Node[] {
    return [this.operand];
  }

  public override evaluate(scope: Scope): boolean {
    return !this.operand.evaluate(scope);
  }
}

/**
 * The operators of a row, from left to right: each is the left side of the next. A row may be longer than the stack is
 * deep, so that it is gone through, and not down.
 */
function rowOf<T extends Node & { readonly left: Node }>(last: T, isOperator: (node: Node) => boolean): T[] {
  const row = [last];
  for (let { left } = last; isOperator(left); { left } = left as T) {
    row.push(left as T);
  }
  return row.reverse();
}

/** `a && b` and `a || b`. */
export class LogicNode extends ConditionNode {
  constructor(
    first: Token,
    last: Token,
    private readonly isAnd: boolean,
    public readonly left: Node,
    public readonly right: Node,
  ) {
    super(first, last);
  }

  public get kind() {
    return 'logic' as const;
  }

  public override get children(): readonly Node[] {
    return [this.left, this.right];
  }

  public override evaluate(scope: Scope): boolean {
    const row = rowOf<LogicNode>(this, (left) => left instanceof LogicNode);
    let holds = (row[0] as LogicNode).left.evaluate(scope);
    for (const node of row) {
      if (holds === node.isAnd) {
        holds = node.right.evaluate(scope);
      }
    }
    return holds;
  }
}

/** `a == b` and `a != b`. */
export class EqualityNode extends ConditionNode {
  constructor(
    first: Token,
    last: Token,
    private readonly isEquals: boolean,
    public readonly left: Node,
    public readonly right: Node,
  ) {
    super(first, last);
  }

  public get kind() {
    return 'equality' as const;
  }

  public override get children(): readonly Node[] {
    return [this.left, this.right];
  }

  public override evaluate(scope: Scope): boolean {
    return this.areEqual(scope) === this.isEquals;
  }

  /** Numbers compare by value, things of one class as Java does, and everything else as text. */
  private areEqual(scope: Scope): boolean {
    const { budget } = scope.rendering;
    budget.step();
    const left = this.left.value(scope);
    const right = this.right.value(scope);
    if (left === null || right === null) {
      return left === right;
    }
    if (isNumber(left) && isNumber(right)) {
      return compareNumbers(left, right, budget) === 0;
    }
    return isSameClass(left, right)
      ? isEqual(left, right, budget)
      : isEqual(toText(left, budget), toText(right, budget), budget);
  }
}

/** The comparisons of order. */
export type Comparison = '<' | '<=' | '>' | '>=';

/** `a < b` and its like: false unless both sides are numbers. */
export class ComparisonNode extends ConditionNode {
  constructor(
    first: Token,
    last: Token,
    private readonly comparison: Comparison,
    public readonly left: Node,
    public readonly right: Node,
  ) {
    super(first, last);
  }

  public get kind() {
    return 'comparison' as const;
  }

  public override get children(): readonly Node[] {
    return [this.left, this.right];
  }

  public override evaluate(scope: Scope): boolean {
    const { budget } = scope.rendering;
    budget.step();
    const left = this.left.value(scope);
    const right = this.right.value(scope);
    if (left === null || right === null || !isNumber(left) || !isNumber(right)) {
      return false;
    }
    const order = compareNumbers(left, right, budget);
    switch (this.comparison) {
      case '<':
        return order < 0;
      case '<=':
        return order <= 0;
      case '>':
        return order > 0;
      default:
        return order >= 0;
    }
  }
}

/** `a + b` and its like: no value unless both sides are numbers, save that `+` also joins texts. */
export class ArithmeticNode extends Node {
  constructor(
    first: Token,
    last: Token,
    public readonly operator: Operator,
    public readonly left: Node,
    public readonly right: Node,
  ) {
    super(first, last);
  }

  public get kind() {
    return 'arithmetic' as const;
  }

  public override get children(): readonly Node[] {
    return [this.left, this.right];
  }

  public override value(scope: Scope): JavaValue {
    const row = rowOf<ArithmeticNode>(this, (left) => left instanceof ArithmeticNode);
    let value = (row[0] as ArithmeticNode).left.value(scope);
    for (const node of row) {
      value = node.calculate(value, node.right.value(scope), scope.rendering.budget);
    }
    return value;
  }

  private calculate(left: JavaValue, right: JavaValue, budget: Budget): JavaValue {
    budget.step();
    if (this.operator === '+' && (typeof left === 'string' || typeof right === 'string')) {
      const [begin, end] = [textOf(left, this.left, budget), textOf(right, this.right, budget)];
      budget.text(begin.length + end.length);
      return begin + end;
    }
    if (left === null || right === null || !isNumber(left) || !isNumber(right)) {
      return null;
    }
    if ((this.operator === '/' || this.operator === '%') && isZero(right)) {
      return null;
    }
    return calculate(this.operator, left, right, budget);
  }
}

/** The text of an operand; of one without a value, how it is written. */
function textOf(value: JavaValue, operand: Node, budget: Budget): string {
  return value === null ? writtenText(operand) : toText(value, budget);
}
