import { Budget } from '../../../../lib/runtime/budget';
import { Regex } from '../../../../lib/runtime/java/regex/regex';

/** The texts that a pattern matches in a text, from left to right. */
export function find(pattern: string, text: string): string[] {
  return Array.from(new Regex(pattern, new Budget()).search(text), ([[start, end]]) => text.slice(start, end));
}

/** Where a pattern matches in a text. */
export function places(pattern: string, text: string): number[] {
  return Array.from(new Regex(pattern, new Budget()).search(text), ([[start]]) => start);
}
