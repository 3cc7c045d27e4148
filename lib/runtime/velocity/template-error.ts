import { LimitExceededError } from '../budget';
import { JavaException } from '../java/java-exception';
import { positionAt } from '../text-position';

/** How much of a line is shown on each side of a place. */
const MOST_SHOWN = 100;

/** A template that cannot be read, or fails when it is rendered, with the place and its line. */
export class TemplateError extends Error {
  public readonly line: number;
  public readonly column: number;

  /**
   * @param reason what is wrong, without the place
   * @param template the whole template
   * @param offset where in it, in UTF-16 code units
   * @param expected what would have been right there, if that is known
   * @param exception the Java exception that AWS would have met, if it is one of rendering
   */
  constructor(
    public readonly reason: string,
    template: string,
    public readonly offset: number,
    public readonly expected: readonly string[] = [],
    public readonly exception?: string,
  ) {
    const { line, column } = positionAt(template, offset);
    const whole = template.split(/\r\n|\n|\r/)[line - 1] as string;
    // Of a long line the part around the place.
    const begin = Math.max(0, column - 1 - MOST_SHOWN);
    const shown = whole.slice(begin, begin + 2 * MOST_SHOWN);
    super(`${reason} at line ${line}, column ${column}:\n  ${shown}\n  ${' '.repeat(column - 1 - begin)}^`);
    this.name = 'TemplateError';
    this.line = line;
    this.column = column;
  }
}

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
