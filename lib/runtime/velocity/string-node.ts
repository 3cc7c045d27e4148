import type { JavaValue } from '../java/value';
import { Node, type Scope } from './node';
import { Output } from './output';
import { TemplateError } from './template-error';
import type { Token } from './token';

/** A text in quotes. In double quotes it is a template of its own. */
export class StringNode extends Node {
  public override get isConstant(): boolean {
    return false;
  }

  /** The string between the quotes, with its escapes replaced. */
  public readonly text: string;
  /** What the string is as a template; undefined for one without references and directives. */
  public readonly template: Node | undefined;
  /** Velocity puts a space behind the text, so that a reference at its end is complete, and removes it again. */
  public readonly isPadded: boolean;

  constructor(
    token: Token,
    private readonly source: string,
    parse: (text: string) => Node,
  ) {
    super(token, token);
    const quote = token.image.charAt(0);
    const inner = token.image.slice(1, -1);
    const unescaped = quote === '"' ? this.unescape(inner) : inner;
    this.text = unescaped.replaceAll(quote + quote, quote);
    this.isPadded = !this.text.includes('##');
    if (quote === '"' && /[$#]/.test(token.image)) {
      this.template = this.inside(() => parse(this.isPadded ? `${this.text} ` : this.text));
    }
  }

  public get kind() {
    return 'string' as const;
  }

  public override get children(): readonly Node[] {
    return this.template ? [this.template] : [];
  }

  public override value(scope: Scope): JavaValue {
    const { template } = this;
    if (!template) {
      return this.text;
    }
    const out = new Output(scope.rendering.budget);
    this.inside(() => template.render(scope, out));
    return this.isPadded ? out.text.slice(0, -1) : out.text;
  }

  /** Runs something about the text inside; an error there is one at this place of the template around it. */
  private inside<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof TemplateError)) {
        throw error;
      }
      const { reason, expected, exception } = error;
      const isAsWritten = this.source.startsWith(this.text, this.first.start + 1);
      const offset = this.first.start + (isAsWritten ? 1 + Math.min(error.offset, this.text.length) : 0);
      throw new TemplateError(reason, this.source, offset, expected, exception);
    }
  }

  private unescape(text: string): string {
    return text.replace(/\\u(.{0,4})/gs, (sequence, digits: string) => {
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) {
        const reason = `${JSON.stringify(sequence)} is no character: \\u takes four hexadecimal digits`;
        throw new TemplateError(reason, this.source, this.first.start);
      }
      return String.fromCharCode(Number.parseInt(digits, 16));
    });
  }
}
