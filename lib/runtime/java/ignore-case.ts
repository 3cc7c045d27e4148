/** A part of a text. */
export interface Region {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The whole of a text. */
export function whole(text: string): Region {
  return { text, from: 0, to: text.length };
}

/**
 * How two texts compare without case, character by character as Java does: `ß` is not `ss`. The sign is that of the first
 * difference, or of the lengths.
 */
export function compareIgnoringCase(left: Region, right: Region): number {
  const length = Math.min(left.to - left.from, right.to - right.from);
  for (let offset = 0; offset < length; offset += 1) {
    const [a, b] = [left.text.charCodeAt(left.from + offset), right.text.charCodeAt(right.from + offset)];
    if (a !== b) {
      const difference = fold(characterAt(left, offset, a)) - fold(characterAt(right, offset, b));
      if (difference !== 0) {
        return difference;
      }
    }
  }
  return left.to - left.from - (right.to - right.from);
}

/** The whole character that a code unit is a part of, as far as it is in the region. */
function characterAt({ text, from, to }: Region, offset: number, unit: number): number {
  const at = from + offset;
  if (unit >= 0xd800 && unit <= 0xdbff && at + 1 < to) {
    return text.codePointAt(at) as number;
  }
  if (unit >= 0xdc00 && unit <= 0xdfff && at > from) {
    const pair = text.codePointAt(at - 1) as number;
    return pair > 0xffff ? pair : unit;
  }
  return unit;
}

/** Some letters have several forms in one case: only both directions bring them together. */
function fold(char: number): number {
  if (char < 0x80) {
    return char >= 0x41 && char <= 0x5a ? char + 0x20 : char;
  }
  return lowerCase(upperCase(char));
}

/** The upper case of a character that is one character. */
export function upperCase(char: number): number {
  return oneCharacter(String.fromCodePoint(char).toUpperCase(), char);
}

/** The lower case of a character that is one character. */
export function lowerCase(char: number): number {
  // The only one whose lower case is two characters in JavaScript, and one in Java.
  return char === 0x130 ? 0x69 : oneCharacter(String.fromCodePoint(char).toLowerCase(), char);
}

function oneCharacter(text: string, otherwise: number): number {
  const first = text.codePointAt(0) as number;
  return text.length === (first > 0xffff ? 2 : 1) ? first : otherwise;
}
