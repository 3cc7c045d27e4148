import type { Budget } from '../../budget';
import { JavaException } from '../java-exception';
import { JavaCharacter, JavaDouble, JavaList, JavaMap, JavaObject, type JavaValue } from '../value';

/** How JSON text is written. */
export interface JsonStyle {
  /**
   * Whether a slash is written as `\/`. A JSONArray does so when it prints itself, which is the default here; Jayway's
   * `jsonString()` does not.
   */
  readonly escapeSlash: boolean;
}

/** All that json-smart escapes: it leaves other characters beyond ASCII as they are, lone surrogates too. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be escaped
const ESCAPED = /["\\/\u0000-\u001f\u007f-\u009f\u2000-\u20ff]/g;

const SHORT_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** How many parts are joined at a time: many short ones take more memory than their text. */
const CHUNK = 4096;

function codeEscape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Writes JSON as json-smart does. A list of its own prints itself as JSON, and a key of JSON is the text of any value:
 * each needs the other, so that a writer is told what gives the text of a value.
 */
export class JsonWriter {
  private readonly chunks: string[] = [];
  private parts: string[] = [];

  constructor(
    private readonly budget: Budget,
    private readonly style: JsonStyle,
    private readonly textOf: (value: JavaValue, budget: Budget) => string,
  ) {}

  /** What was written. */
  public get text(): string {
    return this.chunks.join('') + this.parts.join('');
  }

  public write(value: JavaValue): void {
    this.budget.step();
    if (typeof value === 'string') {
      this.writeString(value);
    } else if (value instanceof JavaList) {
      this.writeMembers('[', value.items, (item) => this.write(item), ']');
    } else if (value instanceof JavaMap) {
      this.writeMembers('{', value.entries, ([key, member]) => this.writeMember(key, member), '}');
    } else {
      this.append(this.scalarText(value));
    }
  }

  private writeMembers<T>(open: string, members: Iterable<T>, write: (member: T) => void, close: string): void {
    this.budget.enter();
    let before = open;
    for (const member of members) {
      this.append(before);
      write(member);
      before = ',';
    }
    this.append(before === open ? open + close : close);
    this.budget.leave();
  }

  private writeMember(key: JavaValue, member: JavaValue): void {
    if (key === null) {
      throw new JavaException('java.lang.NullPointerException', 'a map with the key null has no JSON text');
    }
    this.writeString(this.textOf(key, this.budget));
    this.append(':');
    this.write(member);
  }

  private writeString(value: string): void {
    const { budget, style } = this;
    budget.scan(value.length);
    const content = value.replace(ESCAPED, (char) => {
      budget.step();
      if (char === '/') {
        return style.escapeSlash ? '\\/' : char;
      }
      const escaped = SHORT_ESCAPES.get(char) ?? codeEscape(char);
      budget.text(escaped.length);
      return escaped;
    });
    this.append(`"${content}"`);
  }

  private append(text: string): void {
    this.budget.text(text.length);
    this.parts.push(text);
    if (this.parts.length === CHUNK) {
      this.chunks.push(this.parts.join(''));
      this.parts = [];
    }
  }

  private scalarText(value: Exclude<JavaValue, string | JavaList | JavaMap>): string {
    if (value instanceof JavaCharacter || value instanceof JavaObject) {
      return '{}';
    }
    // JSON has no infinity; NaN has none either, yet is written.
    return value instanceof JavaDouble && Math.abs(value.value) === Infinity ? 'null' : this.textOf(value, this.budget);
  }
}

/** How a JSONArray prints itself. */
export const OWN_STYLE: JsonStyle = { escapeSlash: true };
