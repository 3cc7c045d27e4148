import { JavaException } from '../java/java-exception';
import { JavaObject } from '../java/value';
import type { Node, Scope } from './node';
import { Output } from './output';

/** What a template gives to a name by `#define`, or to a macro as its body: rendered each time that it is printed. */
export class RenderableBlock extends JavaObject {
  private depth = 0;

  constructor(
    private readonly scope: Scope,
    private readonly body: Node,
    private readonly mostDepth: number,
  ) {
    super();
  }

  /** Renders the block; false when it has called itself too often. */
  public render(scope: Scope, out: Output): boolean {
    if (this.depth >= this.mostDepth) {
      return false;
    }
    this.depth += 1;
    try {
      this.body.render(scope, out);
    } finally {
      this.depth -= 1;
    }
    return true;
  }

  /** The text of the block, or nothing when it has called itself too often. */
  public textOrNull(): string | null {
    const out = new Output(this.scope.rendering.budget);
    return this.render(this.scope, out) ? out.text : null;
  }

  public toText(): string {
    const text = this.textOrNull();
    if (text === null) {
      throw new JavaException('java.lang.NullPointerException', 'the block contains itself too often to have a text');
    }
    return text;
  }
}
