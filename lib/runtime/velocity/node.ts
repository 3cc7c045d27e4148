import type { Budget } from '../budget';
import type { JavaValue } from '../java/value';
import type { Note } from '../note';
import type { Output } from './output';
import { type Token, TokenKind } from './token';

/**
 * How a reference without a value is treated: `apigateway` makes it an empty string, as AWS does; `velocity` prints it
 * as it was written, and counts it as false.
 */
export type TemplateMode = 'apigateway' | 'velocity';

/** A macro, as `#macro` defines it. */
export interface Macro {
  readonly parameters: readonly string[];
  readonly body: Node;
}

/** What one rendering knows, wherever in the template it is. */
export interface Rendering {
  readonly mode: TemplateMode;
  readonly budget: Budget;
  /** Told of each assumption that the rendering comes to rest on. */
  readonly note: Note;
  readonly macros: Map<string, Macro>;
  /** How many macros are being called. */
  macroDepth: number;
}

/** The variables that a piece of a template sees. */
export interface Scope {
  readonly rendering: Rendering;
  get(name: string): JavaValue;
  put(name: string, value: JavaValue): void;
  remove(name: string): void;
  /** What stands for a parameter of a macro that has no value: the argument as the caller wrote it. */
  literalOf(reference: string): string | undefined;
}

/** A part of a template, as the parser leaves it. */
export abstract class Node {
  // Only declared: a field defined in the base of so many classes takes a third of the time of parsing.
  /** The node's first token. */
  declare public readonly first: Token;
  /** Its last token. */
  declare public readonly last: Token;

  constructor(first: Token, last: Token) {
    this.first = first;
    this.last = last;
  }

  /**
   * Whether the value of the node, as an argument of a macro, is taken once at the call. Whatever can change is
   * evaluated again each time that the macro looks.
   */
  public get isConstant(): boolean {
    return true;
  }

  /** The parts of the node, in the order in which they are written. */
  public get children(): readonly Node[] {
    return [];
  }

  /** The node as it was written, without block comments. */
  public literal(): string {
    let token = this.first;
    let text = literalOf(token);
    while (token !== this.last && token.next) {
      token = token.next;
      text += literalOf(token);
    }
    return text;
  }

  /** Writes what the node gives. Only statements do. */
  public render(_scope: Scope, _out: Output): void {}

  /** The value of the node as an expression. */
  public value(_scope: Scope): JavaValue {
    return null;
  }

  /** Whether the node counts as true. In Velocity 1.7 only references, booleans, comparisons and logic can. */
  public evaluate(_scope: Scope): boolean {
    return false;
  }

  /** The value of the node as the argument of a macro. */
  public argumentValue(scope: Scope): JavaValue {
    return this.value(scope);
  }
}

/** The text of a token, with the `$` or `#` before it that begins nothing. */
export function literalOf(token: Token): string {
  return token.kind === TokenKind.BlockComment ? '' : token.prefix + token.image;
}

const WRITTEN = new WeakMap<Node, string>();

/** How a node is written, which is put together once. */
export function writtenText(node: Node): string {
  let text = WRITTEN.get(node);
  if (text === undefined) {
    text = node.literal();
    WRITTEN.set(node, text);
  }
  return text;
}

/** A text that stands for itself. */
export class TextNode extends Node {
  constructor(
    token: Token,
    public readonly text: string,
  ) {
    super(token, token);
  }

  public get kind() {
    return 'text' as const;
  }

  public override render(_scope: Scope, out: Output): void {
    out.write(this.text);
  }
}

/** Several nodes, one after the other. */
export class BlockNode extends Node {
  constructor(
    first: Token,
    last: Token,
    private readonly statements: readonly Node[],
  ) {
    super(first, last);
  }

  public get kind() {
    return 'block' as const;
  }

  public override get children(): readonly Node[] {
    return this.statements;
  }

  public override render(scope: Scope, out: Output): void {
    const { budget } = scope.rendering;
    budget.step(this.statements.length + 1);
    for (const child of this.statements) {
      child.render(scope, out);
    }
  }
}
