import { positionAt } from '../../text-position';

/** A text that is no JSON. */
export class JsonError extends Error {
  /** The line, from 1. */
  public readonly line: number;

  /** The column, from 1, in UTF-16 code units. */
  public readonly column: number;

  /**
   * @param text the whole text
   * @param offset where it stops to be JSON, in UTF-16 code units
   * @param expected what would have been right there
   */
  constructor(
    text: string,
    public readonly offset: number,
    public readonly expected: string,
  ) {
    const { line, column } = positionAt(text, offset);
    const next = text.codePointAt(offset);
    const found = next === undefined ? 'the end' : JSON.stringify(String.fromCodePoint(next));
    super(`expected ${expected} but found ${found} at line ${line}, column ${column}`);
    this.name = 'JsonError';
    this.line = line;
    this.column = column;
  }
}
