import { type Budget, SIZE } from '../../budget';
import { JavaDouble, JavaList, JavaMap, type JavaValue } from '../value';
import { isWhiteSpace } from '../white-space';
import { JsonError } from './json-error';
import { jsonNumber } from './json-number';

/**
 * Reads text as json-smart does in its permissive mode, which Jayway and so API Gateway use. Besides JSON it takes
 *
 * - keys and strings without quotes or in single quotes: `{statusCode: 200}`, and a whole text such as `a=b`;
 * - commas too many, also before the end, and no comma behind a string, a list or a map that is in a list;
 * - leading zeros, `1.`, `-.5`, `-` for 0, and NaN;
 * - control characters in strings, though a string with a backslash loses them, and loses escapes that JSON has not;
 * - anything behind a whole list, map or string.
 */
export function readLenientJson(text: string, budget: Budget): JavaValue {
  budget.text(text.length);
  budget.step(text.length >> 2);
  return new LenientJsonReader(text, budget).readValue(AT_END);
}

/** Stands for the end of the text. To json-smart this character, SUB, ends a text even in the middle. */
const END = '\u001a';

/** What ends a value without quotes, besides the end of the text. */
const AT_END = '';
const IN_LIST = ',]';
const IN_MAP = ',}';
const IN_KEY = ':';

const SPACE = ' \t\n\r';

const NUMBER = /[-\d]\d*(?:\.\d*)?(?:[eE][-+\d]\d*)?/y;

const WORDS: ReadonlyMap<string, JavaValue> = new Map<string, JavaValue>([
  ['null', null],
  ['true', true],
  ['false', false],
  ['NaN', new JavaDouble(Number.NaN)],
]);

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ["'", "'"],
  ['/', '/'],
  ['\\', '\\'],
]);

/** How many hexadecimal digits follow in the escape of a character's code. */
const CODE_LENGTHS: ReadonlyMap<string, number> = new Map([
  ['u', 4],
  ['x', 2],
]);

/** The characters of a string with a backslash that stand for themselves. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: json-smart drops them
const PLAIN = /[^"'\\\u0000-\u001f\u007f]*/y;

class LenientJsonReader {
  private offset = 0;

  constructor(
    private readonly text: string,
    private readonly budget: Budget,
  ) {}

  /** Reads a value, which one of the characters `ends` ends if it has no quotes. */
  public readValue(ends: string): JavaValue {
    this.budget.step();
    while (SPACE.includes(this.current)) {
      this.offset += 1;
    }
    const first = this.current;
    if (':}]'.includes(first) || (first === END && ends !== AT_END)) {
      throw this.expected('a value');
    }
    switch (first) {
      case '{':
        return this.nested(() => this.readMap());
      case '[':
        return this.nested(() => this.readList());
      case '"':
      case "'":
        return this.readString(first);
    }
    return /[-\d]/.test(first) ? this.readNumber(ends) : this.readWord(ends);
  }

  private get current(): string {
    return this.text[this.offset] ?? END;
  }

  private nested<T>(read: () => T): T {
    this.budget.enter();
    try {
      this.offset += 1;
      return read();
    } finally {
      this.budget.leave();
    }
  }

  private readList(): JavaList {
    this.budget.text(SIZE.object);
    const list = new JavaList([], 'json');
    while (this.current !== ']') {
      if (this.current === ',' || SPACE.includes(this.current)) {
        this.offset += 1;
      } else {
        this.budget.text(SIZE.member);
        list.items.push(this.readValue(IN_LIST));
      }
    }
    this.offset += 1;
    return list;
  }

  private readMap(): JavaMap {
    this.budget.text(SIZE.map);
    const map = new JavaMap();
    while (this.current !== '}') {
      if (this.current === ',' || SPACE.includes(this.current)) {
        this.offset += 1;
      } else {
        this.budget.text(SIZE.entry);
        const key = this.readKey();
        map.entries.set(key, this.readValue(IN_MAP));
        this.skipControl();
        if (!IN_MAP.includes(this.current)) {
          throw this.expected("',' or '}'");
        }
      }
    }
    this.offset += 1;
    return map;
  }

  private readKey(): string {
    const first = this.current;
    if (`:[]{${END}`.includes(first)) {
      throw this.expected("a key or '}'");
    }
    const key = first === '"' || first === "'" ? this.readString(first) : this.readUnquoted(IN_KEY);
    this.skipControl();
    if (this.current !== ':') {
      throw this.expected("':'");
    }
    this.offset += 1;
    return key;
  }

  private readNumber(ends: string): JavaValue {
    const start = this.offset;
    NUMBER.lastIndex = start;
    this.offset += (NUMBER.exec(this.text) as RegExpExecArray)[0].length;
    this.skipControl();
    // Beyond these characters json-smart looks for no end: `[1é]` holds 1 and "é".
    if (this.current < '~' && this.current !== END && !ends.includes(this.current)) {
      this.offset = start;
      return this.readUnquoted(ends);
    }
    const text = trim(this.text.slice(start, this.offset));
    const number = text === '-' ? 0 : jsonNumber(text, this.budget);
    if (number === undefined) {
      this.offset = start;
      throw this.expected('a number');
    }
    return number;
  }

  private readWord(ends: string): JavaValue {
    const first = this.current;
    const word = this.readUnquoted(ends);
    // Behind a white space that only Java knows, which is trimmed by now, json-smart finds no word of JSON.
    const value = word.startsWith(first) ? WORDS.get(word) : undefined;
    return value === undefined ? word : value;
  }

  private readUnquoted(ends: string): string {
    const start = this.offset;
    while (this.current !== END && !ends.includes(this.current)) {
      this.offset += 1;
    }
    return trim(this.text.slice(start, this.offset));
  }

  private readString(quote: string): string {
    const start = this.offset + 1;
    const end = this.text.indexOf(quote, start);
    if (end < 0) {
      this.offset = this.text.length;
      throw this.expected(quote);
    }
    const value = this.text.slice(start, end);
    if (value.includes('\\')) {
      return this.readEscapedString(quote);
    }
    this.offset = end + 1;
    return value;
  }

  private readEscapedString(quote: string): string {
    const parts: string[] = [];
    this.offset += 1;
    while (this.current !== quote) {
      if (this.current === END) {
        throw this.expected(quote);
      }
      this.budget.step();
      PLAIN.lastIndex = this.offset;
      const [plain] = PLAIN.exec(this.text) as RegExpExecArray;
      this.offset += plain.length;
      if (plain !== '') {
        parts.push(plain);
      } else if (this.current === '\\') {
        parts.push(this.readEscape());
      } else {
        // A quote of the other kind stands for itself, a control character for nothing.
        parts.push(this.current < ' ' || this.current === '\u007f' ? '' : this.current);
        this.offset += 1;
      }
    }
    this.offset += 1;
    return parts.join('');
  }

  private readEscape(): string {
    const letter = this.text.charAt(this.offset + 1);
    this.offset += 1 + letter.length;
    const length = CODE_LENGTHS.get(letter);
    if (length === undefined) {
      return SHORT_ESCAPES.get(letter) ?? '';
    }
    const digits = this.text.slice(this.offset, this.offset + length);
    if (digits.length < length || /[^\da-fA-F]/.test(digits)) {
      throw this.expected(`${length} hexadecimal digits`);
    }
    this.offset += length;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  /** Skips white space and control characters, which json-smart does behind a key and a value. */
  private skipControl(): void {
    while (this.current <= ' ' && this.current !== END) {
      this.offset += 1;
    }
  }

  private expected(what: string): JsonError {
    return new JsonError(this.text, this.offset, what);
  }
}

/** The text without white space on both sides, but with its last character in any case. */
function trim(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end - 1 && isWhiteSpace(text.charCodeAt(start))) {
    start += 1;
  }
  while (end - 1 > start && isWhiteSpace(text.charCodeAt(end - 1))) {
    end -= 1;
  }
  return text.slice(start, end);
}
