/** The sequences that color text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a terminal reads
const COLOR = /\u001b\[[0-9;]*m/g;

/** Everything else that a terminal obeys, or that only looks like text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a terminal
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** A text of an app or of a client without what a terminal would obey. */
export function printable(text: string): string {
  return text.replace(COLOR, '').replace(CONTROL, '');
}

/** What a function wrote: on a terminal it may be colored, and nothing else. */
export function printableLog(text: string, isColored: boolean): string {
  if (!isColored) {
    return printable(text);
  }
  const colors = text.match(COLOR) ?? [];
  const parts = text.split(COLOR).map((part) => part.replace(CONTROL, ''));
  const end = colors.length > 0 ? '\u001b[0m' : '';
  return parts.map((part, index) => part + (colors[index] ?? '')).join('') + end;
}

/** The most of a text that one line shows. */
const MOST_SHOWN = 100;

/** The beginning of a text, in one line. */
export function shortText(text: string): string {
  const quoted = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"');
  const clean = printable(quoted);
  return clean.length > MOST_SHOWN ? `${clean.slice(0, MOST_SHOWN)}…` : clean;
}
