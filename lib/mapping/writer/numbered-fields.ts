import type { WebSocketMappingValue } from '../mapping-value';

/**
 * Fields of a form that services number: `MessageAttribute.1.Name`, `MessageAttribute.2.Name` and so on. An entry with a
 * value that can be left out is left out as a whole, and the numbers of the others stay consecutive.
 */
export interface NumberedFields {
  /** What precedes the number. */
  readonly prefix: string;
  /** The fields of each entry, by what follows the number and a period. */
  readonly entries: readonly { readonly [suffix: string]: WebSocketMappingValue }[];
}
