import { SIZE } from '../budget';
import { isNumber, toWhole } from '../java/arithmetic';
import { JavaList, JavaMap, type JavaValue } from '../java/value';
import { Node, type Scope } from './node';
import type { Token } from './token';

/** A number, or `true` or `false`. */
export class ConstantNode extends Node {
  constructor(
    token: Token,
    private readonly constant: JavaValue,
  ) {
    super(token, token);
  }

  public get kind() {
    return 'constant' as const;
  }

  public override value(): JavaValue {
    return this.constant;
  }

  public override evaluate(): boolean {
    return this.constant === true;
  }
}

/** A bare word, which only `#macro` and `#foreach` take. */
export class WordNode extends Node {
  constructor(token: Token) {
    super(token, token);
  }

  public get kind() {
    return 'word' as const;
  }
}

/** `[a, b]`. */
export class ListNode extends Node {
  public override get isConstant(): boolean {
    return false;
  }

  constructor(
    first: Token,
    last: Token,
    public readonly members: readonly Node[],
  ) {
    super(first, last);
  }

  public get kind() {
    return 'list' as const;
  }

  public override get children(): readonly Node[] {
    return this.members;
  }

  public override value(scope: Scope): JavaValue {
    const { budget } = scope.rendering;
    budget.step(this.members.length + 1);
    budget.text(SIZE.object + this.members.length * SIZE.member);
    return new JavaList(this.members.map((member) => member.value(scope)));
  }
}

/** `[1..9]`. */
export class RangeNode extends Node {
  public override get isConstant(): boolean {
    return false;
  }

  constructor(
    first: Token,
    last: Token,
    public readonly from: Node,
    public readonly to: Node,
  ) {
    super(first, last);
  }

  public get kind() {
    return 'range' as const;
  }

  public override get children(): readonly Node[] {
    return [this.from, this.to];
  }

  public override value(scope: Scope): JavaValue {
    const from = this.from.value(scope);
    const to = this.to.value(scope);
    if (from === null || to === null || !isNumber(from) || !isNumber(to)) {
      return null;
    }
    const [begin, end] = [from, to].map((limit) => Number(BigInt.asIntN(32, toWhole(limit)))) as [number, number];
    const length = Math.abs(begin - end) + 1;
    const { budget } = scope.rendering;
    budget.step(length >> 1);
    budget.text(SIZE.object + length * SIZE.member);
    const step = begin >= end ? -1 : 1;
    return new JavaList(Array.from({ length }, (_, index) => begin + index * step));
  }
}

/** `{"a": 1}`. */
export class MapNode extends Node {
  public override get isConstant(): boolean {
    return false;
  }

  constructor(
    first: Token,
    last: Token,
    public readonly entries: ReadonlyArray<readonly [Node, Node]>,
  ) {
    super(first, last);
  }

  public get kind() {
    return 'map' as const;
  }

  public override get children(): readonly Node[] {
    return this.entries.flat();
  }

  public override value(scope: Scope): JavaValue {
    const { budget } = scope.rendering;
    budget.step(this.entries.length + 1);
    budget.text(SIZE.map + this.entries.length * SIZE.entry);
    const map = new JavaMap();
    for (const [key, value] of this.entries) {
      map.entries.set(key.value(scope), value.value(scope));
    }
    return map;
  }
}
