const HALF_OF_A_PAIR = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as an encoding has it: with a question mark for each half of a surrogate pair, which none can write. */
export function replaceHalves(text: string): string {
  return text.replace(HALF_OF_A_PAIR, '?');
}
