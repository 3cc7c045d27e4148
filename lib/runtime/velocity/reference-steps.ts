import { callMethod, getProperty, setIndex, setProperty } from '../java/access';
import { className } from '../java/identity';
import { isLeftOut } from '../java/left-out-methods';
import type { JavaValue } from '../java/value';
import { Node, type Scope } from './node';
import { located, TemplateError } from './template-error';
import type { Token } from './token';

type Present = Exclude<JavaValue, null>;

/** A step of a reference: what comes after its name. */
export abstract class AccessNode extends Node {
  /** The value that the step leads to, or null if there is none. */
  public abstract access(self: Present, scope: Scope): JavaValue;

  /** Sets what the step leads to. */
  public abstract assign(self: Present, value: JavaValue, scope: Scope): void;
}

/** `.name`. */
export class PropertyNode extends AccessNode {
  constructor(
    token: Token,
    private readonly source: string,
  ) {
    super(token, token);
  }

  public get kind() {
    return 'property' as const;
  }

  public access(self: Present, scope: Scope): JavaValue {
    const { budget } = scope.rendering;
    return located(this.source, this.first.start, () => getProperty(self, this.first.image, budget)) ?? null;
  }

  public assign(self: Present, value: JavaValue, scope: Scope): void {
    setProperty(self, this.first.image, value, scope.rendering.budget);
  }
}

/** `.name(…)`. */
export class MethodNode extends AccessNode {
  constructor(
    first: Token,
    last: Token,
    private readonly source: string,
    public readonly parameters: readonly Node[],
  ) {
    super(first, last);
  }

  public get kind() {
    return 'method' as const;
  }

  public override get children(): readonly Node[] {
    return this.parameters;
  }

  public access(self: Present, scope: Scope): JavaValue {
    const { budget, note } = scope.rendering;
    const name = this.first.image;
    const args = this.parameters.map((parameter) => parameter.value(scope));
    const result = located(this.source, this.first.start, () => callMethod(self, name, args, budget));
    if (result === undefined && isLeftOut(self, name)) {
      note('java-methods');
    }
    return result ?? null;
  }

  /** Velocity takes the name of the method for that of a property. */
  public assign(self: Present, value: JavaValue, scope: Scope): void {
    setProperty(self, this.first.image, value, scope.rendering.budget);
  }
}

/** `[index]`. */
export class IndexNode extends AccessNode {
  constructor(
    first: Token,
    last: Token,
    private readonly source: string,
    public readonly index: Node,
  ) {
    super(first, last);
  }

  public get kind() {
    return 'index' as const;
  }

  public override get children(): readonly Node[] {
    return [this.index];
  }

  public access(self: Present, scope: Scope): JavaValue {
    const index = this.position(self, scope);
    const { budget } = scope.rendering;
    return located(this.source, this.first.start, () => callMethod(self, 'get', [index], budget)) ?? null;
  }

  public assign(self: Present, value: JavaValue, scope: Scope): void {
    const index = this.position(self, scope);
    located(this.source, this.first.start, () => setIndex(self, index, value, scope.rendering.budget));
  }

  /** A negative index counts from the end. */
  private position(self: Present, scope: Scope): JavaValue {
    const index = this.index.value(scope);
    if (typeof index !== 'number' || index >= 0) {
      return index;
    }
    const size = callMethod(self, 'size', [], scope.rendering.budget);
    if (typeof size !== 'number') {
      const reason = `a negative index needs a method size(), which ${className(self)} has not`;
      throw new TemplateError(reason, this.source, this.first.start, [], 'VelocityException');
    }
    return size + index;
  }
}
