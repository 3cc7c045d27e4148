import type { Budget } from '../budget';
import { JavaException } from './java-exception';
import { toText } from './text';
import { JavaCharacter, JavaList } from './value';

/** The array of the characters of a text. */
export function characters(self: string, budget: Budget): JavaList {
  budget.members(self.length);
  budget.scan(self.length << 3);
  return new JavaList(
    Array.from({ length: self.length }, (_, at) => JavaCharacter.of(self.charAt(at))),
    'array',
  );
}

/** The array of the bytes of a text. */
export function bytes(self: string, charset: string, budget: Budget): JavaList {
  const encoding = ENCODINGS[charset.toUpperCase()];
  if (encoding === undefined) {
    throw new JavaException('java.io.UnsupportedEncodingException', charset);
  }
  budget.members(3 * self.length);
  budget.scan(self.length << 3);
  // What a character set cannot write is a question mark: a half of a pair, or what is beyond its last code.
  const bytes = [...self].flatMap((character) => {
    const code = character.codePointAt(0) as number;
    const isHalf = code >= 0xd800 && code <= 0xdfff;
    return isHalf || code > encoding.last ? [0x3f] : [...Buffer.from(character, encoding.name)];
  });
  return new JavaList(
    bytes.map((byte) => (byte << 24) >> 24),
    'array',
  );
}

const ENCODINGS: { readonly [charset: string]: { readonly name: BufferEncoding; readonly last: number } } = {
  __proto__: null as never,
  'UTF-8': { name: 'utf8', last: 0x10ffff },
  UTF8: { name: 'utf8', last: 0x10ffff },
  'US-ASCII': { name: 'latin1', last: 0x7f },
  ASCII: { name: 'latin1', last: 0x7f },
  'ISO-8859-1': { name: 'latin1', last: 0xff },
  LATIN1: { name: 'latin1', last: 0xff },
};

/** The characters of an array, as a text. */
export function textOfCharacters(list: JavaList, from: number, count: number, budget: Budget): string {
  if (from < 0 || count < 0 || from > list.items.length - count) {
    throw new JavaException(
      'java.lang.StringIndexOutOfBoundsException',
      `offset ${from}, count ${count}, length ${list.items.length}`,
    );
  }
  budget.text(count);
  return list.items
    .slice(from, from + count)
    .map((item) => (item as JavaCharacter).value)
    .join('');
}

function isOfCharacters({ items }: JavaList): boolean {
  return items.length > 0 && items.every((item) => item instanceof JavaCharacter);
}

/** The text of an array of characters; of another one the name of its class. */
export function textOfArray(list: JavaList, budget: Budget): string {
  return isOfCharacters(list) ? textOfCharacters(list, 0, list.items.length, budget) : toText(list, budget);
}
