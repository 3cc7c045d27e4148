import { toText } from '../java/text';
import { DirectiveNode, type DirectiveParts } from './directive';
import { Node, type Rendering, type Scope } from './node';
import type { Output } from './output';
import type { ReferenceNode } from './reference';
import { RenderableBlock } from './renderable-block';
import { StoppableNode, StopSignal } from './stop';
import { located, TemplateError } from './template-error';
import type { Token } from './token';

/** How deep a block of `#define` may contain itself. */
const MOST_DEFINE_DEPTH = 2;

/** `#set`. */
export class SetNode extends Node {
  constructor(
    first: Token,
    last: Token,
    public readonly left: ReferenceNode,
    public readonly right: Node,
    private readonly source: string,
  ) {
    super(first, last);
  }

  public get kind() {
    return 'set' as const;
  }

  public override get children(): readonly Node[] {
    return [this.left, this.right];
  }

  public override render(scope: Scope): void {
    scope.rendering.budget.step();
    const value = located(this.source, this.right.first.start, () => this.right.value(scope));
    // Velocity 1.7 leaves the variable alone when there is no value.
    if (value !== null) {
      this.left.assign(scope, value);
    }
  }
}

/** One branch of `#if`: its condition, none for `#else`, and its block. */
export interface Branch {
  readonly condition?: Node;
  readonly block: Node;
}

/** `#if` with its branches. */
export class IfNode extends Node {
  constructor(
    first: Token,
    last: Token,
    public readonly branches: readonly Branch[],
  ) {
    super(first, last);
  }

  public get kind() {
    return 'if' as const;
  }

  public override get children(): readonly Node[] {
    return this.branches.flatMap(({ condition, block }) => (condition ? [condition, block] : [block]));
  }

  public override render(scope: Scope, out: Output): void {
    const { budget } = scope.rendering;
    budget.step();
    const branch = this.branches.find(({ condition }) => !condition || condition.evaluate(scope));
    budget.enter();
    try {
      branch?.block.render(scope, out);
    } finally {
      budget.leave();
    }
  }
}

/** `#define`. */
export class DefineNode extends DirectiveNode {
  private readonly block: Node;

  constructor(parts: DirectiveParts) {
    super(parts);
    if (parts.children.length !== 2) {
      this.fail('#define takes one reference');
    }
    this.block = new StoppableNode(this.child(1));
  }

  public get kind() {
    return 'define' as const;
  }

  public override render(scope: Scope): void {
    scope.rendering.budget.step();
    scope.put(this.child(0).first.image.slice(1), new RenderableBlock(scope, this.block, MOST_DEFINE_DEPTH));
  }
}

/** `#literal`: its block as it was written. */
export class LiteralNode extends DirectiveNode {
  public readonly text: string;

  constructor(parts: DirectiveParts) {
    super(parts);
    this.text = this.child(0).literal();
  }

  public get kind() {
    return 'literal' as const;
  }

  public override render(_scope: Scope, out: Output): void {
    out.write(this.text);
  }
}

/** `#include` and `#parse`: API Gateway has no other template, so each one is missing. */
export class ResourceNode extends DirectiveNode {
  public get kind() {
    return 'resource' as const;
  }

  public override render(scope: Scope, out: Output): void {
    const { name, children } = this.parts;
    if (name === 'parse') {
      this.child(0);
    }
    for (const [index, argument] of children.entries()) {
      const value = argument.value(scope);
      if (value !== null) {
        const resource = JSON.stringify(toText(value, scope.rendering.budget));
        this.fail(
          `#${name} finds no resource ${resource}: a mapping template stands alone`,
          'ResourceNotFoundException',
        );
      }
      if (name === 'include') {
        out.write(`<!-- include error : error with arg ${index} please see log. see error log -->`);
      }
    }
  }
}

const IN_EVALUATED = 'in the text that #evaluate takes, ';

/** What a character of a template takes when it is read: two can be a reference of its own. */
const PARSED_CHARACTER = { steps: 2, size: 40 } as const;

/** `#evaluate`: a template out of a value. */
export class EvaluateNode extends DirectiveNode {
  constructor(
    parts: DirectiveParts,
    private readonly parse: (text: string, rendering: Rendering) => Node,
  ) {
    super(parts);
    if (parts.children.length !== 1) {
      this.fail('#evaluate takes one argument');
    }
  }

  public get kind() {
    return 'evaluate' as const;
  }

  public override render(scope: Scope, out: Output): void {
    const { rendering } = scope;
    const { budget } = rendering;
    budget.step();
    const value = this.child(0).value(scope);
    if (value === null) {
      return;
    }
    budget.enter();
    try {
      const text = toText(value, budget);
      budget.step(text.length * PARSED_CHARACTER.steps);
      budget.text(text.length * PARSED_CHARACTER.size);
      this.parse(text, rendering).render(scope, out);
    } catch (error) {
      if (error instanceof TemplateError) {
        const reason = error.reason.replace(IN_EVALUATED, '');
        this.fail(`${IN_EVALUATED}${reason}`, error.exception ?? 'ParseErrorException');
      }
      if (!(error instanceof StopSignal && error.endsTemplate())) {
        throw error;
      }
    } finally {
      budget.leave();
    }
  }
}
