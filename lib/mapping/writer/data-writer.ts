import type { AtomicSource, ValueSource } from '../value-source';
import type { TemplatePart } from './template-part';

/** Writes the data of one template. A writer of a format within JSON, such as DynamoDB's, writes its values with it. */
export interface DataWriter {
  /** The sources of the values in the template so far. */
  readonly sources: AtomicSource[];

  /** The JSON text of data. Nothing in its literals means anything to the template language. */
  json(data: unknown, path: string): TemplatePart[];

  /** The string for a value. */
  text(source: ValueSource, path: string): TemplatePart[];

  /** The condition that a value is not missing, null or an empty string. */
  isPresent(source: ValueSource, path: string): string;

  /** Writes an object or an array, and fails if it is within itself. */
  within<Result>(data: object, path: string, write: () => Result): Result;

  /** The name of a member or a field. It is fixed: a message that chose names would choose the structure. */
  name(name: string, path: string): TemplatePart[];
}
