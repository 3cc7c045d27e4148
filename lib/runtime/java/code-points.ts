import { JavaException } from './java-exception';

/** The text of a code point, or undefined if there is none of this number. */
export function codePoint(code: number): string | undefined {
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** The code point that ends before a place. */
export function codePointBefore(self: string, index: number): number {
  if (index < 1 || index > self.length) {
    throw new JavaException('java.lang.StringIndexOutOfBoundsException', `index ${index}, length ${self.length}`);
  }
  const pair = index > 1 ? (self.codePointAt(index - 2) as number) : 0;
  return pair > 0xffff ? pair : self.charCodeAt(index - 1);
}

/** How many code points a part of a text has. */
export function codePointCount(self: string, begin: number, end: number): number {
  if (begin < 0 || end > self.length || begin > end) {
    throw new JavaException('java.lang.IndexOutOfBoundsException', `begin ${begin}, end ${end}`);
  }
  let count = 0;
  for (let at = begin; at < end; count += 1) {
    at += at + 1 < end && (self.codePointAt(at) as number) > 0xffff ? 2 : 1;
  }
  return count;
}

/** The place that is some code points after another, or before it. */
export function offsetByCodePoints(self: string, index: number, offset: number): number {
  const beyond = () => new JavaException('java.lang.IndexOutOfBoundsException', `index ${index}, offset ${offset}`);
  if (index < 0 || index > self.length) {
    throw beyond();
  }
  let at = index;
  for (let left = Math.abs(offset); left > 0; left -= 1) {
    if (offset > 0 ? at >= self.length : at <= 0) {
      throw beyond();
    }
    const pair = self.codePointAt(offset > 0 ? at : at - 2);
    const isPair = pair !== undefined && pair > 0xffff && (offset > 0 || at > 1);
    at += (isPair ? 2 : 1) * Math.sign(offset);
  }
  return at;
}
