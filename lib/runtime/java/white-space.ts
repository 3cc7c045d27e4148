/** White space to `Character.isWhitespace`, which leaves out the spaces that do not break. */
export function isWhiteSpace(code: number): boolean {
  if (code <= 0x20) {
    return code >= 0x1c || (code >= 0x09 && code <= 0x0d);
  }
  if (code < 0x1680) {
    return false;
  }
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a && code !== 0x2007) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** What `trim` takes for space: everything up to U+0020. */
export function isTrimmed(code: number): boolean {
  return code <= 0x20;
}

/** A text without the characters at its start that are space. */
export function stripLeading(text: string, isSpace: (code: number) => boolean): string {
  let begin = 0;
  while (begin < text.length && isSpace(text.charCodeAt(begin))) {
    begin += 1;
  }
  return text.slice(begin);
}

/** A text without the characters at its end that are space. */
export function stripTrailing(text: string, isSpace: (code: number) => boolean): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) {
    end -= 1;
  }
  return text.slice(0, end);
}
