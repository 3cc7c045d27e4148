import { JsonPathError } from './json-path-error';

/** An argument of a function, which is a path or JSON. */
export interface PathParameter {
  readonly kind: 'path' | 'json';
  readonly text: string;
}

/**
 * Takes apart the arguments of a call, from behind its '(', and says where they end. Jayway tells the kind of an
 * argument by its first character and skips what begins neither a path nor JSON: of `'-'` it reads `-'`, as JSON.
 */
export function splitParameters(path: string, offset: number): { parameters: readonly PathParameter[]; end: number } {
  const splitter = new ParameterSplitter(path, offset);
  splitter.split();
  return { parameters: splitter.parameters, end: splitter.offset };
}

class ParameterSplitter {
  public readonly parameters: PathParameter[] = [];
  private kind: PathParameter['kind'] | undefined;
  private text = '';
  private previous = '';
  private quotes = 0;
  private parentheses = 1;
  private brackets = 0;
  private braces = 0;
  private ended = false;

  constructor(
    private readonly path: string,
    public offset: number,
  ) {}

  public split(): void {
    while (!this.ended && this.offset < this.path.length) {
      const char = this.path.charAt(this.offset);
      this.offset += 1;
      this.kind ??= kindOf(char);
      if (this.kind !== undefined || !/[ \t\n\r]/.test(char)) {
        this.count(char);
        this.take(char);
        this.previous = char;
      }
    }
    if ([this.braces, this.parentheses, this.brackets].some((open) => open !== 0)) {
      throw new JsonPathError(this.path, this.offset, 'expected the arguments of the function to be closed');
    }
  }

  private count(char: string): void {
    switch (char) {
      case '"':
        this.quotes += this.previous !== '\\' && this.quotes > 0 ? -1 : 1;
        break;
      case '(':
        this.parentheses += 1;
        break;
      case ')':
        this.parentheses -= 1;
        // A call without arguments keeps its ')', which ends the argument and would be lost.
        this.text += this.parentheses < 0 || this.previous === '(' ? char : '';
        break;
      case '[':
        this.brackets += 1;
        break;
      case ']':
        this.brackets = this.closed(this.brackets, char);
        break;
      case '{':
        this.braces += 1;
        break;
      case '}':
        this.braces = this.closed(this.braces, char);
        break;
    }
  }

  private closed(open: number, char: string): number {
    if (open === 0) {
      throw new JsonPathError(this.path, this.offset - 1, `expected no '${char}' that nothing opens`);
    }
    return open - 1;
  }

  private take(char: string): void {
    const enclosed = this.braces > 0 || this.brackets > 0;
    const separates = char === ',' && this.parentheses === 1;
    const closes = char === ')' && (this.parentheses === 0 || this.parentheses === 1);
    if ((separates || closes) && !enclosed && this.quotes === 0) {
      this.ended = this.parentheses === 0;
      if (this.kind !== undefined) {
        this.parameters.push({ kind: this.kind, text: this.text });
        this.kind = undefined;
        this.text = '';
      }
    }
    // This loses the comma of a string, as Jayway does.
    if (this.kind !== undefined && (enclosed || !separates)) {
      this.text += char;
    }
  }
}

function kindOf(char: string): PathParameter['kind'] | undefined {
  if (/[-{\d"]/.test(char)) {
    return 'json';
  }
  return /[$@]/.test(char) ? 'path' : undefined;
}
