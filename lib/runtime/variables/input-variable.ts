import type { Budget } from '../budget';
import { JavaException } from '../java/java-exception';
import { compileJsonPath, JsonPathError } from '../java/json-path/json-path';
import { readBody } from '../java/json-smart/read-body';
import { JsonError } from '../java/json-smart/read-json';
import { writeJson } from '../java/json-smart/write-json';
import { JavaMap, JavaObject, type JavaValue } from '../java/value';
import { ignore, type Note } from '../note';

/** The parameters of a request, by the three kinds that `$input.params()` tells apart. */
export interface InputParameters {
  readonly path?: Iterable<readonly [string, string]>;
  readonly querystring?: Iterable<readonly [string, string]>;
  readonly header?: Iterable<readonly [string, string]>;
}

/** `$input`: the body and the parameters of what the template is rendered for. */
export class InputVariable extends JavaObject {
  private document: JavaValue | undefined;
  private readonly parameters: JavaMap;

  /** @param body the body; none is that of a client which sends nothing */
  constructor(
    private readonly body: string,
    parameters: InputParameters,
    private readonly budget: Budget,
    private readonly note: Note = ignore,
  ) {
    super();
    this.parameters = JavaMap.of([
      ['path', JavaMap.of(parameters.path ?? [])],
      ['querystring', JavaMap.of(parameters.querystring ?? [])],
      ['header', JavaMap.of(parameters.header ?? [])],
    ]);
  }

  public toText(): string {
    return '';
  }

  public override property(name: string): JavaValue | undefined {
    // An empty body is an empty object, which AWS shows for $input.body too.
    return name === 'body' ? this.body || '{}' : undefined;
  }

  public override call(name: string, args: JavaValue[]): JavaValue | undefined {
    const [argument] = args;
    if (name === 'params') {
      return args.length === 0 ? this.parameters : this.parameter(argument as JavaValue);
    }
    if (args.length !== 1 || typeof argument !== 'string') {
      return undefined;
    }
    switch (name) {
      case 'path':
        return this.find(argument) ?? null;
      case 'json': {
        const found = this.find(argument);
        if (found === undefined) {
          this.note('input-json-missing');
          return '""';
        }
        return writeJson(found, this.budget);
      }
      default:
        return undefined;
    }
  }

  /** A parameter by its name: of the path before the query string before the headers. */
  private parameter(name: JavaValue): JavaValue {
    for (const kind of this.parameters.entries.values()) {
      const value = (kind as JavaMap).entries.get(name);
      if (value !== undefined) {
        return value;
      }
    }
    return null;
  }

  private find(path: string): JavaValue | undefined {
    try {
      this.document ??= readBody(this.body, this.budget);
      return compileJsonPath(path).evaluate(this.document, this.budget);
    } catch (error) {
      if (error instanceof JsonPathError) {
        if (error.isFilter) {
          this.note('json-path-filters');
        }
        throw new JavaException('com.jayway.jsonpath.InvalidPathException', error.message);
      }
      if (error instanceof JsonError) {
        throw new JavaException('net.minidev.json.parser.ParseException', `the body: ${error.message}`);
      }
      throw error;
    }
  }
}
