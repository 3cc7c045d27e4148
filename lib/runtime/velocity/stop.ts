import { DirectiveNode, type DirectiveParts } from './directive';
import { ForeachStatus } from './foreach-status';
import { Node, type Scope } from './node';
import type { Output } from './output';

/** `#break` and `#stop` on their way up to what they end. It is no error, whose trace would take longer than a loop. */
export class StopSignal {
  /** @param target what ends: the nearest thing that can, everything, or one loop */
  constructor(private readonly target: 'nearest' | 'all' | ForeachStatus) {}

  /** Whether a loop, a macro or a block ends with this. */
  public ends(candidate?: ForeachStatus): boolean {
    return this.target === 'nearest' || (candidate !== undefined && this.target === candidate);
  }

  /** Whether the template, or an `#evaluate`, ends with this. */
  public endsTemplate(): boolean {
    return this.target === 'nearest' || this.target === 'all';
  }
}

/** Renders something that `#break` ends. */
export function renderStoppable(node: Node, scope: Scope, out: Output): void {
  try {
    node.render(scope, out);
  } catch (error) {
    if (!(error instanceof StopSignal && error.ends())) {
      throw error;
    }
  }
}

/** A block that `#break` ends, as those of `#define` and of a macro's body. It stands for the block, outside of the tree. */
export class StoppableNode extends Node {
  constructor(private readonly block: Node) {
    super(block.first, block.last);
  }

  public override render(scope: Scope, out: Output): void {
    renderStoppable(this.block, scope, out);
  }
}

/** `#break`, with or without the loop to end. */
export class BreakNode extends DirectiveNode {
  constructor(parts: DirectiveParts) {
    super(parts);
    if (parts.children.length > 1) {
      this.fail('#break takes one scope');
    }
  }

  public get kind() {
    return 'break' as const;
  }

  public override render(scope: Scope): void {
    const [argument] = this.parts.children;
    if (!argument) {
      throw new StopSignal('nearest');
    }
    const target = argument.value(scope);
    if (target instanceof ForeachStatus) {
      throw new StopSignal(target);
    }
    this.fail(`${argument.literal()} is no scope that #break can end`);
  }
}

/** `#stop`. */
export class StopNode extends DirectiveNode {
  constructor(parts: DirectiveParts) {
    super(parts);
    if (parts.children.length > 1) {
      this.fail('#stop takes one message');
    }
  }

  public get kind() {
    return 'stop' as const;
  }

  public override render(scope: Scope): void {
    this.parts.children[0]?.value(scope);
    throw new StopSignal('all');
  }
}
