/* The classes of characters that tokens are made of, as bits: names are of ASCII only. */

export const LETTER = 1;
export const DIGIT = 2;
const UNDERSCORE = 4;
const HYPHEN = 8;
const AT = 16;
export const SPACE = 32;
export const NEWLINE = 64;

const CLASSES = new Uint8Array(128);
for (let code = 0; code < 26; code += 1) {
  CLASSES[0x41 + code] = LETTER;
  CLASSES[0x61 + code] = LETTER;
}
for (let code = 0x30; code <= 0x39; code += 1) {
  CLASSES[code] = DIGIT;
}
CLASSES[0x5f] = UNDERSCORE;
CLASSES[0x2d] = HYPHEN;
CLASSES[0x40] = AT;
CLASSES[0x20] = SPACE;
CLASSES[0x09] = SPACE;
CLASSES[0x0a] = NEWLINE;
CLASSES[0x0d] = NEWLINE;

export const NAME_START = LETTER | UNDERSCORE;
export const NAME_PART = LETTER | DIGIT | UNDERSCORE | HYPHEN;
export const WORD_START = LETTER | UNDERSCORE | AT;
export const WORD_PART = LETTER | DIGIT | UNDERSCORE | AT;

/** The classes of the character at a place in a text, none at its end. */
export function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? (CLASSES[code] as number) : 0;
}
