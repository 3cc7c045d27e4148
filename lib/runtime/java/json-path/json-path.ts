import type { Budget } from '../../budget';
import type { JavaValue } from '../value';
import { evaluatePath, NotFoundError } from './evaluation';
import { parsePath } from './parser';
import type { PathTokens } from './token';

export { JsonPathError } from './json-path-error';

/** A JSONPath as Jayway understands it, without filters. */
export class JsonPath {
  constructor(private readonly path: PathTokens) {}

  /** Whether the path leads to one value. If it does not, it finds the list of its matches, even of none. */
  public get definite(): boolean {
    return this.path.definite;
  }

  /**
   * What the path finds in a document, or undefined if a definite path finds nothing. A null that is found is null. The
   * matches of an indefinite path are a new list of the kind `json`; all other values are those of the document.
   *
   * @throws JsonPathError if the path calls a function that does not exist or cannot work with what it gets
   */
  public evaluate(document: JavaValue, budget: Budget): JavaValue | undefined {
    try {
      return evaluatePath(this.path, document, budget);
    } catch (error) {
      if (error instanceof NotFoundError) {
        return undefined;
      }
      throw error;
    }
  }
}

/**
 * Reads a path, which may go without `$.` at its start.
 *
 * @throws JsonPathError if the path is none, or has a filter
 */
export function compileJsonPath(path: string): JsonPath {
  return new JsonPath(parsePath(path));
}
