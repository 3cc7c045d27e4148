import { type Budget, SIZE } from '../../budget';
import { JavaList, JavaMap, type JavaValue } from '../value';
import { JsonError } from './json-error';
import { jsonNumber } from './json-number';

export { JsonError } from './json-error';
export { readLenientJson } from './read-lenient-json';

/**
 * Reads JSON as RFC 8259 has it, and nothing besides, into the Java values that json-smart makes of it: the keys of a
 * map keep their order, and of equal keys the last value stays, in the place of the first. What API Gateway accepts
 * beyond that, `readLenientJson` reads.
 */
export function readJson(text: string, budget: Budget): JavaValue {
  budget.text(text.length);
  budget.step(text.length >> 3);
  return new JsonReader(text, budget).readDocument();
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** The characters of a string that stand for themselves. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what a string may not hold
const PLAIN = /[^"\\\u0000-\u001f]*/y;

const ESCAPE = /\\(?:(["\\/bfnrt])|u([0-9a-fA-F]{4}))/y;

const SHORT_ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

class JsonReader {
  private offset = 0;

  constructor(
    private readonly text: string,
    private readonly budget: Budget,
  ) {}

  public readDocument(): JavaValue {
    const value = this.readValue();
    if (this.offset < this.text.length) {
      throw this.expected('the end');
    }
    return value;
  }

  /** Reads a value and the white space on both sides of it. */
  private readValue(): JavaValue {
    this.budget.step();
    this.skipSpace();
    const value = this.readBareValue();
    this.skipSpace();
    return value;
  }

  private readBareValue(): JavaValue {
    switch (this.text[this.offset]) {
      case '{':
        return this.readMap();
      case '[':
        return this.readList();
      case '"':
        return this.readString();
      case 't':
        return this.readWord('true', true);
      case 'f':
        return this.readWord('false', false);
      case 'n':
        return this.readWord('null', null);
      default:
        return this.readNumber();
    }
  }

  private readMap(): JavaMap {
    this.budget.text(SIZE.map);
    const map = new JavaMap();
    this.readMembers('}', () => {
      this.skipSpace();
      if (this.text[this.offset] !== '"') {
        throw this.expected('a key in double quotes');
      }
      const key = this.readString();
      this.skipSpace();
      this.take(':');
      this.budget.text(SIZE.entry);
      map.entries.set(key, this.readValue());
    });
    return map;
  }

  private readList(): JavaList {
    this.budget.text(SIZE.object);
    const list = new JavaList([], 'json');
    this.readMembers(']', () => {
      this.budget.text(SIZE.member);
      list.items.push(this.readValue());
    });
    return list;
  }

  private readMembers(close: string, readMember: () => void): void {
    this.offset += 1;
    this.skipSpace();
    if (this.text[this.offset] === close) {
      this.offset += 1;
      return;
    }
    this.budget.enter();
    try {
      readMember();
      while (this.text[this.offset] === ',') {
        this.offset += 1;
        readMember();
      }
    } finally {
      this.budget.leave();
    }
    this.take(close, `',' or '${close}'`);
  }

  private readWord(word: string, value: JavaValue): JavaValue {
    if (!this.text.startsWith(word, this.offset)) {
      throw this.expected('a value');
    }
    this.offset += word.length;
    return value;
  }

  private readNumber(): JavaValue {
    const match = this.match(NUMBER);
    if (match === null) {
      throw this.expected('a value');
    }
    const number = jsonNumber(match[0], this.budget);
    if (number === undefined) {
      throw this.expected('a number with an exponent that Java can hold');
    }
    this.offset += match[0].length;
    return number;
  }

  private readString(): string {
    this.offset += 1;
    const first = this.readPlain();
    if (this.text[this.offset] !== '\\') {
      this.take('"');
      return first;
    }
    // Joined at the end: to put an escape behind what came before takes more memory than both.
    const parts = [first];
    while (this.text[this.offset] === '\\') {
      this.budget.step();
      parts.push(this.readEscape(), this.readPlain());
    }
    this.take('"');
    return parts.join('');
  }

  private readPlain(): string {
    const [plain] = this.match(PLAIN) as RegExpExecArray;
    this.offset += plain.length;
    return plain;
  }

  private readEscape(): string {
    const match = this.match(ESCAPE);
    if (match === null) {
      throw this.expected('an escape of JSON');
    }
    this.offset += match[0].length;
    const [, char = '', code] = match;
    return code === undefined ? (SHORT_ESCAPES[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16));
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.offset;
    return pattern.exec(this.text);
  }

  private take(char: string, expected = `'${char}'`): void {
    if (this.text[this.offset] !== char) {
      throw this.expected(expected);
    }
    this.offset += 1;
  }

  private skipSpace(): void {
    while (' \t\n\r'.includes(this.text[this.offset] ?? 'end')) {
      this.offset += 1;
    }
  }

  private expected(what: string): JsonError {
    return new JsonError(this.text, this.offset, what);
  }
}
