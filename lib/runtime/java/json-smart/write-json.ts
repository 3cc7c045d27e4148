import type { Budget } from '../../budget';
import { toText } from '../text';
import type { JavaValue } from '../value';
import { JsonWriter, OWN_STYLE } from './json-writer';

/**
 * The JSON text of a value as json-smart writes it, without white space. Nulls are kept, numbers are written as Java
 * prints them, and an object that is no list and no map, such as an iterator, is `{}`.
 */
export function writeJson(value: JavaValue, budget: Budget, style = OWN_STYLE): string {
  const writer = new JsonWriter(budget, style, toText);
  writer.write(value);
  return writer.text;
}
