import { LimitExceededError } from '../budget';
import { callMethod, getProperty, setIndex, setProperty } from '../java/access';
import { className } from '../java/identity';
import { JavaException } from '../java/java-exception';
import { isLeftOut } from '../java/left-out-methods';
import { toText } from '../java/text';
import { JavaObject, type JavaValue } from '../java/value';
import { Node, type Rendering, type Scope, writtenText } from './node';
import { Output } from './output';
import { TemplateError } from './template-error';
import { type Token, TokenKind } from './token';

type Present = Exclude<JavaValue, null>;

/** Runs something that Java may refuse, and says where in the template it did. */
export function located<T>(source: string, offset: number, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof JavaException) {
      throw new TemplateError(`${error.javaClass}: ${error.message}`, source, offset, [], error.javaClass);
    }
    if (error instanceof LimitExceededError) {
      throw new TemplateError(error.message, source, offset, [], error.name);
    }
    throw error;
  }
}

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
