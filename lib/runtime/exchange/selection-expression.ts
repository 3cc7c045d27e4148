/** A part of a selection expression: text, or a variable by its name. */
type Part = { readonly text: string } | { readonly variable: string };

const PART = /\\(?<escaped>.)|\$\{(?<braced>[^{}$]*)\}|\$(?<bare>[A-Za-z][\w.-]*(?:\[\d+\])*)|(?<text>[^\\$]+|.)/gs;

/**
 * A selection expression: it picks a route, a template or a response. Text stands for itself, `$name` and `${name}`
 * for a variable, and a backslash takes the meaning from what follows it.
 */
export class SelectionExpression {
  private readonly parts: readonly Part[];

  constructor(public readonly text: string) {
    this.parts = [...text.matchAll(PART)].map(({ groups }) => {
      const { escaped, braced, bare, text: plain } = groups as { [name: string]: string | undefined };
      const variable = braced ?? bare;
      return variable === undefined ? { text: (escaped ?? plain) as string } : { variable };
    });
  }

  /** The names of the variables. */
  public get variables(): string[] {
    return this.parts.flatMap((part) => ('variable' in part ? [part.variable] : []));
  }

  /** The expression with each variable in its place; one without a value is an empty text. */
  public evaluate(read: (variable: string) => string | undefined): string {
    return this.parts.map((part) => ('text' in part ? part.text : (read(part.variable) ?? ''))).join('');
  }
}
