/** A place in a text: both numbers count from 1, columns in UTF-16 code units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** The place of an offset in a text. A line ends with a line feed, a carriage return, or both. */
export function positionAt(text: string, offset: number): TextPosition {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines[lines.length - 1] as string).length + 1 };
}
