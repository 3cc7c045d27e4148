/** How much of a string a message shows. */
const MOST_QUOTED = 300;

/** A string in a message, as JSON, and only the beginning of a long one. */
export function quote(value: string): string {
  const text = JSON.stringify(value);
  return text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}…"` : text;
}
