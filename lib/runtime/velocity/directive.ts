import { Node } from './node';
import { TemplateError } from './template-error';
import type { Token } from './token';

/** What a directive in a template consists of. */
export interface DirectiveParts {
  readonly first: Token;
  readonly last: Token;
  readonly name: string;
  /** The arguments, and the block if it has one. */
  readonly children: readonly Node[];
  readonly source: string;
}

/** A directive other than `#set` and `#if`. */
export abstract class DirectiveNode extends Node {
  constructor(protected readonly parts: DirectiveParts) {
    super(parts.first, parts.last);
  }

  public get name(): string {
    return this.parts.name;
  }

  public override get children(): readonly Node[] {
    return this.parts.children;
  }

  protected fail(reason: string, exception = 'VelocityException'): never {
    throw new TemplateError(reason, this.parts.source, this.first.start, [], exception);
  }

  protected child(index: number): Node {
    return this.parts.children[index] ?? this.fail(`#${this.parts.name} lacks an argument`);
  }
}
