/** The fallback among routes, templates, models and responses. */
export const DEFAULT_KEY = '$default';

/** The selection expression that always yields `$default`: without the backslash it names an unknown variable. */
export const DEFAULT_EXPRESSION = '\\$default';

/** The key that is looked up, before `$default`, when an integration has no template selection expression. */
export const UNSELECTED_TEMPLATE_KEY = 'application/json';

/** A part of a selection expression: plain text, or a variable by its name. */
type Part = { readonly text: string } | { readonly variable: string };

const PART =
  /\\(?<escaped>.)|\$\{(?<braced>[^{}$]*)\}|\$(?<bare>[A-Za-z](?:[\w.-]|\[(?:\d+|'[^']*'|"[^"]*")\])*)|(?<text>[^\\$]+|.)/gs;

/**
 * A selection expression, which selects a route, a template or a response. `$name` and `${name}` are variables, a
 * backslash escapes the character after it, and everything else is plain text.
 */
export class SelectionExpression {
  /** Whether the expression has a `$` that neither begins a variable nor is escaped. */
  public readonly isMalformed: boolean;

  /** The names of the variables, without `$` and braces. */
  public readonly variables: readonly string[];

  private readonly parts: readonly Part[];

  /** Reads an expression, once for the many messages that it is evaluated for. */
  public static of(text: string): SelectionExpression {
    const known = READ.get(text);
    if (known) {
      return known;
    }
    const expression = new SelectionExpression(text);
    if (READ.size < MOST_READ) {
      READ.set(text, expression);
    }
    return expression;
  }

  constructor(public readonly text: string) {
    const groups = [...text.matchAll(PART)].map((match) => match.groups as { [name: string]: string | undefined });
    this.isMalformed = groups.some((group) => group.text === '$');
    this.parts = groups.map(({ escaped, braced, bare, text: plain }) => {
      const variable = braced ?? bare;
      return variable === undefined ? { text: (escaped ?? plain) as string } : { variable };
    });
    this.variables = this.parts.flatMap((part) => ('variable' in part ? [part.variable] : []));
  }

  /** The value that the expression has for every message; undefined when it reads a variable. */
  public get constant(): string | undefined {
    return this.isMalformed || this.variables.length > 0 ? undefined : this.evaluate(() => undefined);
  }

  /** The value of the expression. A variable without a value is an empty string. */
  public evaluate(read: (variable: string) => string | undefined): string {
    return this.parts.map((part) => ('text' in part ? part.text : (read(part.variable) ?? ''))).join('');
  }
}

/** The expressions that were read; an app has a few. */
const READ = new Map<string, SelectionExpression>();
const MOST_READ = 1000;

/** What a variable of a selection expression reads. */
export interface SelectionVariable {
  readonly kind:
    | 'request.body'
    | 'request.header'
    | 'request.querystring'
    | 'context'
    | 'stageVariables'
    | 'integration.response.header'
    | 'integration.response.multivalueheader'
    | 'integration.response.statuscode';

  /** The name of what is read. For the body it is a JSONPath that begins with `$`; for a status code it is empty. */
  readonly name: string;
}

const REQUEST_VARIABLE =
  /^(?:(request\.body)(?=[.[])(.+)|(request\.header|request\.querystring|context|stageVariables)\.(.+))$/s;
const RESPONSE_VARIABLE = /^(integration\.response\.(?:statuscode$|(?:multivalue)?header(?=\..)))\.?(.*)$/s;

/** What a variable reads, by its name; undefined for a name that no selection expression of a WebSocket API has. */
export function selectionVariable(name: string): SelectionVariable | undefined {
  const [, body, path, kind, member] = REQUEST_VARIABLE.exec(name) ?? [];
  if (body !== undefined) {
    return { kind: 'request.body', name: `$${path}` };
  }
  if (kind !== undefined) {
    return { kind: kind as SelectionVariable['kind'], name: member as string };
  }
  const [, response, header] = RESPONSE_VARIABLE.exec(name) ?? [];
  return response === undefined ? undefined : { kind: response as SelectionVariable['kind'], name: header as string };
}

/** Whether a variable reads the response of a backend. */
export function readsResponse({ kind }: SelectionVariable): boolean {
  return kind.startsWith('integration.');
}

type Templates = { readonly [key: string]: string } | undefined;

/** A selection expression as AWS wants it: the plain `$default` gets its backslash. */
export function escapeSelectionExpression(expression: string | undefined): string | undefined {
  return expression === DEFAULT_KEY ? DEFAULT_EXPRESSION : expression;
}

/** The selection expression for some templates. Without one, a template under `$default` is the one that is meant. */
export function selectionExpressionFor(expression: string | undefined, templates: Templates): string | undefined {
  return escapeSelectionExpression(expression ?? (templates && DEFAULT_KEY in templates ? DEFAULT_KEY : undefined));
}
