import type { JavaValue } from '../java/value';
import type { Node, Rendering, Scope } from './node';

/** The variables of a whole template. */
export class TemplateScope implements Scope {
  private readonly variables: Map<string, JavaValue>;

  constructor(
    public readonly rendering: Rendering,
    variables: Iterable<readonly [string, JavaValue]>,
  ) {
    this.variables = new Map(variables);
  }

  public get(name: string): JavaValue {
    return this.variables.get(name) ?? null;
  }

  public put(name: string, value: JavaValue): void {
    this.variables.set(name, value);
  }

  public remove(name: string): void {
    this.variables.delete(name);
  }

  public literalOf(): string | undefined {
    return undefined;
  }
}

/** A scope in which a loop over a null hides the variable of the same name outside, until something is put into it. */
export class NullElementScope implements Scope {
  private active = true;

  constructor(
    private readonly name: string,
    private readonly outer: Scope,
  ) {}

  public get rendering(): Rendering {
    return this.outer.rendering;
  }

  public get(name: string): JavaValue {
    return this.active && name === this.name ? null : this.outer.get(name);
  }

  public put(name: string, value: JavaValue): void {
    if (name === this.name && value === null) {
      this.active = true;
    }
    this.outer.put(name, value);
  }

  public remove(name: string): void {
    if (name === this.name) {
      this.active = false;
    }
    this.outer.remove(name);
  }

  public literalOf(reference: string): string | undefined {
    return this.outer.literalOf(reference);
  }
}

/**
 * The scope of a macro call. An argument that can change is not evaluated at the call, but each time that its
 * parameter is read, among the variables of the caller.
 */
export class MacroScope implements Scope {
  private readonly local = new Map<string, JavaValue>();
  private readonly arguments = new Map<string, Node>();
  private readonly literals = new Map<string, Node>();

  constructor(private readonly outer: Scope) {}

  public get rendering(): Rendering {
    return this.outer.rendering;
  }

  /** Binds a parameter to the argument of the call. */
  public bind(parameter: string, argument: Node): void {
    if (argument.isConstant) {
      this.local.set(parameter, argument.value(this.outer));
    } else {
      this.arguments.set(parameter, argument);
      this.literals.set(`$${parameter}`, argument);
    }
  }

  /** Binds a name to a value. */
  public bindValue(name: string, value: JavaValue): void {
    this.local.set(name, value);
  }

  public get(name: string): JavaValue {
    const local = this.local.get(name);
    if (local !== undefined && local !== null) {
      return local;
    }
    const argument = this.arguments.get(name);
    if (!argument) {
      return this.outer.get(name);
    }
    const { budget } = this.rendering;
    budget.step();
    budget.enter();
    const value = argument.argumentValue(this.outer);
    budget.leave();
    return value;
  }

  public put(name: string, value: JavaValue): void {
    this.local.set(name, value);
    this.outer.put(name, value);
  }

  public remove(name: string): void {
    this.local.delete(name);
    this.arguments.delete(name);
    this.outer.remove(name);
  }

  public literalOf(reference: string): string | undefined {
    return this.literals.get(reference)?.literal() ?? this.outer.literalOf(reference);
  }
}
