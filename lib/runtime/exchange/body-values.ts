import type { Budget } from '../budget';
import { compileJsonPath, JsonPathError } from '../java/json-path/json-path';
import { JsonError, readJson } from '../java/json-smart/read-json';
import { toText } from '../java/text';
import { JavaList, JavaMap, type JavaValue } from '../java/value';

/** The JSON of a body, and values in it by their paths. */
export class BodyValues {
  private constructor(
    private readonly document: JavaValue | undefined,
    private readonly budget: Budget,
  ) {}

  /** Reads a body; one that is no JSON has no values. */
  public static of(body: string, budget: Budget): BodyValues {
    try {
      return new BodyValues(readJson(body, budget), budget);
    } catch (error) {
      if (error instanceof JsonError) {
        return new BodyValues(undefined, budget);
      }
      throw error;
    }
  }

  /** Whether the body is a JSON object or array, as a message that a route is selected by must be. */
  public get isJson(): boolean {
    return this.document instanceof JavaMap || this.document instanceof JavaList;
  }

  /** The value at a path, which begins with `$`. */
  public at(path: string): JavaValue | undefined {
    if (this.document === undefined) {
      return undefined;
    }
    try {
      return compileJsonPath(path).evaluate(this.document, this.budget);
    } catch (error) {
      if (error instanceof JsonPathError) {
        return undefined;
      }
      throw error;
    }
  }

  /** Whether an array or null is at a path. */
  public isListOrNull(path: string): boolean {
    const value = this.at(path);
    return value === null || value instanceof JavaList;
  }

  /** The value at a path as text: an array is `[a, b]`, and nothing is undefined. */
  public textAt(path: string): string | undefined {
    const value = this.at(path);
    if (value === undefined || value === null) {
      return undefined;
    }
    return toText(value instanceof JavaList ? new JavaList(value.items) : value, this.budget);
  }
}
