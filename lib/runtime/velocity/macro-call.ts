import { DirectiveNode, type DirectiveParts } from './directive';
import type { Node, Scope } from './node';
import type { Output } from './output';
import { RenderableBlock } from './renderable-block';
import { MacroScope } from './scope';
import { renderStoppable, StoppableNode } from './stop';

/** How deep macros may call each other. */
const MOST_MACRO_DEPTH = 20;

/** A call of a macro, or text that looks like one: which of both shows when it is rendered. */
export class MacroCallNode extends DirectiveNode {
  private text?: string;

  /** @param body the block of `#@name() … #end` */
  constructor(
    parts: DirectiveParts,
    private readonly hasWord: boolean,
    public readonly body?: Node,
  ) {
    super(parts);
  }

  public get kind() {
    return 'call' as const;
  }

  public override render(scope: Scope, out: Output): void {
    const { rendering } = scope;
    rendering.budget.step();
    const macro = rendering.macros.get(this.parts.name);
    if (!macro) {
      this.text ??= this.written();
      out.write(this.text);
      return;
    }
    if (this.hasWord) {
      this.fail(`#${this.parts.name} takes no bare word`, 'TemplateInitException');
    }
    if (rendering.macroDepth >= MOST_MACRO_DEPTH) {
      this.fail(
        `#${this.parts.name} makes more than ${MOST_MACRO_DEPTH} macros call each other`,
        'MacroOverflowException',
      );
    }
    const inner = new MacroScope(scope);
    for (const [index, parameter] of macro.parameters.entries()) {
      const argument = this.parts.children[index];
      if (argument) {
        inner.bind(parameter, argument);
      }
    }
    if (this.body) {
      inner.bindValue('bodyContent', new RenderableBlock(scope, new StoppableNode(this.body), MOST_MACRO_DEPTH));
    }
    rendering.macroDepth += 1;
    rendering.budget.enter();
    try {
      renderStoppable(macro.body, inner, out);
    } finally {
      rendering.budget.leave();
      rendering.macroDepth -= 1;
    }
  }

  private written(): string {
    let token = this.first;
    let text = token.image;
    while (token !== this.last && token.next) {
      token = token.next;
      text += token.image;
    }
    return text;
  }
}
