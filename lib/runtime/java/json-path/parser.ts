import { JsonPathError } from './json-path-error';
import { splitParameters } from './parameters';
import { type PathToken, type PathTokens, pathOf } from './token';

/** How deep calls may nest in arguments of calls: each level is read once more. */
const MOST_NESTED_CALLS = 16;

const AFTER_DOT = "expected a property, '*' or '[' behind '.'";

const NO_FILTERS =
  'filters are not supported by the local runtime: select with [*], [0] or [0:2] instead, ' +
  'and choose among the members in the template, with #foreach and #if';

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** Reads a path as Jayway does: one that does not start with `$` or `@` gets `$.` in front. */
export function parsePath(text: string): PathTokens {
  const path = /^[$@]/.test(text) ? text : `$.${text}`;
  let end = path.length;
  while (path.charAt(end - 1) === ' ') {
    end -= 1;
  }
  if (path.charAt(end - 1) === '.') {
    throw new JsonPathError(path, end, AFTER_DOT);
  }
  return new PathParser(path.slice(0, end), 0).parse();
}

class PathParser {
  private offset = 1;
  private readonly tokens: PathToken[] = [];

  constructor(
    private readonly path: string,
    private readonly depth: number,
  ) {}

  public parse(): PathTokens {
    if (this.path.length > 1) {
      if (!/[.[]/.test(this.current)) {
        throw this.error("expected '.' or '['");
      }
      // Jayway does not look at one last character behind a token: `$.a[` is `$.a`.
      do {
        this.readToken();
      } while (this.offset < this.path.length - 1);
    }
    return pathOf(this.path, this.tokens);
  }

  private get current(): string {
    return this.path.charAt(this.offset);
  }

  private readToken(): void {
    if (this.current === '.') {
      this.readDots();
    }
    switch (this.current) {
      case '[':
        this.readBrackets();
        break;
      case '*':
        this.offset += 1;
        this.tokens.push({ kind: 'wildcard' });
        break;
      default:
        this.readName();
    }
  }

  private readDots(): void {
    this.offset += 1;
    if (this.current === '.') {
      this.offset += 1;
      this.tokens.push({ kind: 'scan' });
    }
    if (this.current === '.' || this.current === '') {
      throw this.error(AFTER_DOT);
    }
  }

  private readName(): void {
    const start = this.offset;
    const [name] = /^[^.[( ]*/.exec(this.path.slice(start)) as RegExpExecArray;
    this.offset += name.length;
    if (this.current === ' ') {
      throw this.error("expected no space: a property that has one is written as ['a b']");
    }
    if (this.current !== '(') {
      this.tokens.push({ kind: 'property', names: [name] });
      return;
    }
    this.requireClosing();
    this.offset += 1;
    // Behind a call without arguments Jayway goes on at its ')', with which the name of a property would begin.
    const parameters = this.path.charAt(this.offset) === ')' ? [] : this.readParameters();
    this.tokens.push({ kind: 'function', name, parameters, offset: start });
  }

  private requireClosing(): void {
    let open = 0;
    for (let at = this.offset; at < this.path.length; at += 1) {
      const char = this.path.charAt(at);
      open += char === '(' ? 1 : char === ')' ? -1 : 0;
      if (open === 0) {
        return;
      }
    }
    throw this.error("expected a ')' for each '('");
  }

  private readParameters(): (PathTokens | string)[] {
    if (this.depth === MOST_NESTED_CALLS) {
      throw this.error(`expected calls to nest ${MOST_NESTED_CALLS} levels at most`);
    }
    const { parameters, end } = splitParameters(this.path, this.offset);
    this.offset = end;
    return parameters.map(({ kind, text }) => (kind === 'json' ? text : new PathParser(text, this.depth + 1).parse()));
  }

  private readBrackets(): void {
    const start = this.skipBlanks(this.offset + 1);
    const first = this.path.charAt(start);
    if (first === "'" || first === '"') {
      this.readQuotedNames(start, first);
    } else if (first === '*') {
      this.offset = this.skipBlanks(start + 1);
      this.takeBracket();
      this.tokens.push({ kind: 'wildcard' });
    } else if (/[-\d:]/.test(first)) {
      this.readIndexes(start);
    } else {
      this.offset = start;
      throw first === '?'
        ? this.error(NO_FILTERS, true)
        : this.error("expected a name in quotes, an index, a slice or '*'");
    }
  }

  /** Reads names up to the ']'. What is neither a name nor a comma between them is skipped, as Jayway does. */
  private readQuotedNames(start: number, quote: string): void {
    const names: string[] = [];
    let opened: number | undefined;
    let afterComma = false;
    for (this.offset = start; this.offset < this.path.length; this.offset += 1) {
      const char = this.current;
      if (char === '\\') {
        this.offset += 1;
      } else if (char === quote) {
        if (opened === undefined) {
          opened = this.offset + 1;
          afterComma = false;
        } else {
          names.push(this.unescape(this.path.slice(opened, this.offset)));
          opened = undefined;
          this.requireSeparator();
        }
      } else if (opened === undefined && (char === ',' || char === ']')) {
        if (afterComma) {
          throw this.error('expected a name in the same quotes');
        }
        if (char === ']') {
          this.offset += 1;
          this.tokens.push({ kind: 'property', names });
          return;
        }
        afterComma = true;
      }
    }
    throw this.error(opened === undefined ? "expected a closing ']'" : `expected a closing ${quote}`);
  }

  private requireSeparator(): void {
    const next = this.skipBlanks(this.offset + 1);
    if (!/[,\]]/.test(this.path.charAt(next))) {
      this.offset = next;
      throw this.error("expected ',' or ']'");
    }
  }

  private unescape(name: string): string {
    return name.replace(/\\(?:u(.{0,4})|(.))/gs, (_, code: string | undefined, char: string) => {
      if (code === undefined) {
        return SHORT_ESCAPES.get(char) ?? char;
      }
      if (code.length < 4) {
        return '';
      }
      if (/[^\da-fA-F]/.test(code)) {
        throw this.error('expected an escape of four hexadecimal digits before here');
      }
      return String.fromCharCode(Number.parseInt(code, 16));
    });
  }

  private readIndexes(start: number): void {
    this.offset = start;
    const close = this.path.indexOf(']', start);
    if (close < 0) {
      throw this.error("expected ']' behind the index");
    }
    let end = close;
    while (this.path.charAt(end - 1) <= ' ') {
      end -= 1;
    }
    const text = this.path.slice(start, end);
    if (/[^-\d,: ]/.test(text)) {
      throw this.error('expected only numbers, commas and a colon');
    }
    if (text.includes(':')) {
      this.readSlice(text);
    } else {
      this.tokens.push({ kind: 'index', indexes: text.split(',').map((index) => this.integer(index.trim())) });
    }
    this.offset = close + 1;
  }

  private readSlice(text: string): void {
    const [from, to] = text.split(':', 2).map((bound) => (bound === '' ? undefined : this.integer(bound)));
    if (!/^[-\d:]*$/.test(text) || (from === undefined && to === undefined)) {
      throw this.error('expected a slice such as 1:3, 1: or :3');
    }
    this.tokens.push({ kind: 'slice', from, to });
  }

  private integer(text: string): number {
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || (value | 0) !== value) {
      throw this.error('expected a whole number of 32 bits');
    }
    return value;
  }

  private takeBracket(): void {
    if (this.current !== ']') {
      throw this.error("expected ']'");
    }
    this.offset += 1;
  }

  private skipBlanks(from: number): number {
    let at = from;
    while (this.path.charAt(at) === ' ') {
      at += 1;
    }
    return at;
  }

  private error(reason: string, isFilter = false): JsonPathError {
    return new JsonPathError(this.path, this.offset, reason, isFilter);
  }
}
