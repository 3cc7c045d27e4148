const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Puts a question mark for half of a surrogate pair, which no encoding can write, as Java does. */
export function replaceLoneSurrogates(text: string): string {
  return text.replace(LONE_SURROGATE, '?');
}
