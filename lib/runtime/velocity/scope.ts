import type { JavaValue } from '../java/value';
import { type Node, type Rendering, type Scope, writtenText } from './node';

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
  public readonly rendering: Rendering;
  private active = true;

  constructor(
    private readonly name: string,
    private readonly outer: Scope,
  ) {
    this.rendering = outer.rendering;
  }

  public get(name: string): JavaValue {
    if (this.active && name === this.name) {
      return null;
    }
    this.rendering.budget.step();
    return this.outer.get(name);
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
  public readonly rendering: Rendering;
  private readonly local = new Map<string, JavaValue>();
  private readonly arguments = new Map<string, Node>();
  private readonly literals = new Map<string, Node>();

  constructor(private readonly outer: Scope) {
    this.rendering = outer.rendering;
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
    const { budget } = this.rendering;
    budget.step();
    if (!argument) {
      return this.outer.get(name);
    }
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
    const argument = this.literals.get(reference);
    this.rendering.budget.step();
    return argument ? writtenText(argument) : this.outer.literalOf(reference);
  }
}
