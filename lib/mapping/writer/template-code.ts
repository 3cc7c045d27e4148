import type { RuntimePart, TemplatePart } from './template-part';

/** What the template language would take for the start of something, by the variable that stands for it. */
const SPECIAL_CHARACTERS: { readonly [character: string]: string } = {
  $: 'dollar',
  '#': 'hash',
  '\\': 'backslash',
  '"': 'quote',
};

/** What ends a reference without braces, whatever the template language makes of the rest. */
const ENDS_REFERENCE = /^[,\]}"&\n]/;

/**
 * The code of a template: what takes more than a reference is set in a variable before the body, and the body itself has
 * no directives.
 */
export class TemplateCode {
  private readonly lines: string[] = [];
  private readonly variables = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  /** The template with a body of which the literals are safe already. */
  public withSafeBody(parts: readonly TemplatePart[]): string {
    return this.with(this.print(parts, (text) => text));
  }

  /** The template with a body of any characters. */
  public withBody(parts: readonly TemplatePart[]): string {
    return this.with(this.print(parts, (text) => this.escape(text, /[$#\\]/g)));
  }

  /** A text as an expression. */
  public expressionOf(parts: readonly TemplatePart[]): string {
    const [first] = parts;
    return parts.length === 1 && first?.kind === 'runtime' ? first.expression : `"${this.stringOf(parts)}"`;
  }

  /** A text as the inside of a string in double quotes. */
  public stringOf(parts: readonly TemplatePart[]): string {
    const nestable = parts.map((part) =>
      part.kind === 'runtime' && /["\\]/.test(part.expression) ? this.variable(part) : part,
    );
    return this.print(nestable, (text) => this.escape(text, /[$#\\"]/g));
  }

  /** Sets a variable, once for each expression. */
  public assign(kind: string, expression: string): RuntimePart {
    return this.define(kind, expression, (name) => `#set($${name} = ${expression})`);
  }

  /** Sets a variable by some code, once for each key. */
  public define(kind: string, key: string, write: (name: string) => string): RuntimePart {
    const known = this.variables.get(key);
    const name = known ?? this.freshName(kind);
    if (known === undefined) {
      this.variables.set(key, name);
      this.lines.push(write(name));
    }
    return { kind: 'runtime', expression: `$${name}`, reference: name };
  }

  /** The variable for a character that means something to the template language. */
  public special(character: string): string {
    const name = SPECIAL_CHARACTERS[character] as string;
    if (!this.variables.has(character)) {
      this.variables.set(character, name);
      this.lines.push(`#set($${name} = '${character}')`);
    }
    return name;
  }

  private with(body: string): string {
    return [...this.lines, body].join('\n');
  }

  private print(parts: readonly TemplatePart[], printLiteral: (text: string) => string): string {
    const written = parts.filter((part) => part.kind !== 'literal' || part.text !== '');
    return written
      .map((part, index) => {
        if (part.kind === 'literal') {
          return printLiteral(part.text);
        }
        return part.kind === 'token' ? part.token : this.printRuntime(part, startOf(written[index + 1], printLiteral));
      })
      .join('');
  }

  /** @param next what follows in the template, as far as it is known */
  private printRuntime(part: RuntimePart, next: string | undefined): string {
    const ends = next === '' || (next !== undefined && ENDS_REFERENCE.test(next));
    if (ends && part.reference === undefined && part.expression.startsWith('$')) {
      return part.expression;
    }
    const { reference } = this.variable(part);
    return ends ? `$${reference}` : `$!{${reference}}`;
  }

  private variable(part: RuntimePart): RuntimePart {
    return part.reference === undefined ? { ...part, ...this.assign('text', part.expression) } : part;
  }

  private escape(text: string, special: RegExp): string {
    return text.replace(special, (character) => `$!{${this.special(character)}}`);
  }

  private freshName(kind: string): string {
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    return `${kind}${count}`;
  }
}

/** What the print of a part begins with: nothing at the end, and undefined where that is not known. */
function startOf(part: TemplatePart | undefined, printLiteral: (text: string) => string): string | undefined {
  if (part === undefined) {
    return '';
  }
  return part.kind === 'literal' ? printLiteral(part.text) : undefined;
}
