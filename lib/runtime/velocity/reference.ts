import { toText } from '../java/text';
import type { JavaValue } from '../java/value';
import { Node, type Rendering, type Scope, writtenText } from './node';
import type { Output } from './output';
import type { AccessNode } from './reference-steps';
import { RenderableBlock } from './renderable-block';
import { type Token, TokenKind } from './token';

/** A reference: `$a`, `$!a`, `${a}`, with whatever follows the name. */
export class ReferenceNode extends Node {
  public override get isConstant(): boolean {
    return false;
  }

  /** The name of the variable. */
  public readonly root: string;

  /** Whether the reference is only braces in text, which Velocity prints in part. */
  public readonly isRunt: boolean;
  public readonly isEscaped: boolean;
  public readonly isComputable: boolean;
  /** Half of the backslashes before the reference: two stand for one. */
  private readonly escapePrefix: string;
  /** A `$` or `#` before that of the reference. */
  private readonly textPrefix: string;
  private readonly isQuiet: boolean;

  constructor(
    first: Token,
    last: Token,
    public readonly steps: readonly AccessNode[],
  ) {
    super(first, last);
    this.isComputable = !first.image.includes('\\!');
    let backslashes = 0;
    while (this.isComputable && first.image[backslashes] === '\\') {
      backslashes += 1;
    }
    this.isEscaped = backslashes % 2 === 1;
    this.escapePrefix = backslashes === 0 ? '' : '\\'.repeat(Math.floor(backslashes / 2));
    const dollar = this.isComputable ? Math.max(first.image.lastIndexOf('$'), backslashes) : 0;
    this.textPrefix = first.image.slice(backslashes, dollar);
    if (dollar > 0) {
      first.image = first.image.slice(dollar);
    }
    const beginsReference = first.image[0] === '$';
    const isQuiet = beginsReference && first.image[1] === '!';
    this.isQuiet = isQuiet && !this.isEscaped;
    this.isRunt = this.isComputable && !beginsReference;
    if (!this.isComputable) {
      this.root = withoutBackslash(first.image);
      return;
    }
    if (first.image === '${' || first.image.startsWith('$!{')) {
      this.root = (first.next as Token).image;
    } else {
      this.root = this.isRunt ? first.image : first.image.slice(isQuiet ? 2 : 1);
    }
  }

  public get kind() {
    return 'reference' as const;
  }

  public override get children(): readonly Node[] {
    return this.steps;
  }

  public override value(scope: Scope): JavaValue {
    return this.isComputable ? this.execute(scope) : null;
  }

  public override evaluate(scope: Scope): boolean {
    const value = this.execute(scope);
    if (value instanceof RenderableBlock) {
      return value.textOrNull() !== null;
    }
    return typeof value === 'boolean' ? value : value !== null;
  }

  public override argumentValue(scope: Scope): JavaValue {
    return this.steps.length > 0 ? this.execute(scope) : scope.get(this.root);
  }

  public override render(scope: Scope, out: Output): void {
    if (this.isRunt) {
      out.write(this.root);
      return;
    }
    const value = this.execute(scope);
    if (this.isEscaped) {
      out.write(this.escapePrefix + (value === null ? '\\' : '') + this.fallbackIn(scope));
      return;
    }
    if (value instanceof RenderableBlock && value.render(scope, out)) {
      return;
    }
    const text = value instanceof RenderableBlock ? value.textOrNull() : value;
    if (text === null) {
      // Without a value the backslashes stay as they were.
      out.write(this.escapePrefix + this.escapePrefix + this.textPrefix + this.fallbackIn(scope));
    } else {
      out.write(this.escapePrefix + this.textPrefix + toText(text, scope.rendering.budget));
    }
  }

  /** Puts a value where the reference points to. Nothing happens when it points nowhere. */
  public assign(scope: Scope, value: JavaValue): void {
    const last = this.steps[this.steps.length - 1];
    if (!last) {
      // Velocity takes all behind the dollar for the name, braces too.
      scope.put(this.first.image.slice(1), value);
      return;
    }
    let target = scope.get(this.root);
    for (const step of this.steps.slice(0, -1)) {
      target = target === null ? null : step.access(target, scope);
    }
    if (target !== null) {
      last.assign(target, value, scope);
    }
  }

  private execute(scope: Scope): JavaValue {
    const { rendering } = scope;
    rendering.budget.step();
    if (this.isRunt) {
      return null;
    }
    let value = scope.get(this.root);
    for (const step of this.steps) {
      if (value === null) {
        break;
      }
      value = step.access(value, scope);
    }
    return value ?? missing(rendering);
  }

  /** What is printed for no value: the argument that a macro was called with, or how the reference is written. */
  private fallbackIn(scope: Scope): string {
    const written = !this.isComputable ? this.root : this.isQuiet ? '' : writtenText(this);
    return scope.literalOf(written) ?? written;
  }
}

/** API Gateway has a handler that makes an empty string of what has no value. */
function missing(rendering: Rendering): JavaValue {
  if (rendering.mode !== 'apigateway') {
    return null;
  }
  rendering.note('missing-reference');
  return '';
}

/** Takes one of the backslashes before the `!` away. */
function withoutBackslash(image: string): string {
  return image.replace(/(\$[^\\]*)\\(\\*)/, '$1$2');
}

/** Whether a token can begin a reference. */
export function beginsReference(kind: TokenKind): boolean {
  return kind === TokenKind.Identifier || kind === TokenKind.ReferenceOpen;
}
