import type { Budget } from '../../budget';
import { JavaException } from '../java-exception';
import { toText } from '../text';
import { JavaCharacter, JavaDouble, JavaList, JavaMap, JavaObject, type JavaValue } from '../value';

/** How JSON text is written. */
export interface JsonStyle {
  /**
   * Whether a slash is written as `\/`. A JSONArray does so when it prints itself, which is the default here; Jayway's
   * `jsonString()` does not.
   */
  readonly escapeSlash: boolean;
}

/**
 * The JSON text of a value as json-smart writes it, without white space. Nulls are kept, numbers are written as Java
 * prints them, and an object that is no list and no map, such as an iterator, is `{}`.
 */
export function writeJson(value: JavaValue, budget: Budget, style: JsonStyle = { escapeSlash: true }): string {
  const writer = new JsonWriter(budget, style);
  writer.write(value);
  return writer.parts.join('');
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

class JsonWriter {
  public readonly parts: string[] = [];

  constructor(
    private readonly budget: Budget,
    private readonly style: JsonStyle,
  ) {}

  public write(value: JavaValue): void {
    this.budget.step();
    if (typeof value === 'string') {
      this.writeString(value);
    } else if (value instanceof JavaList) {
      this.writeMembers('[', value.items, (item) => this.write(item), ']');
    } else if (value instanceof JavaMap) {
      this.writeMembers('{', value.entries, ([key, member]) => this.writeMember(key, member), '}');
    } else {
      this.append(scalarText(value, this.budget));
    }
  }

  private writeMembers<T>(open: string, members: Iterable<T>, write: (member: T) => void, close: string): void {
    this.budget.enter();
    let before = open;
    for (const member of members) {
      this.parts.push(before);
      write(member);
      before = ',';
    }
    this.parts.push(before === open ? open + close : close);
    this.budget.leave();
  }

  private writeMember(key: JavaValue, member: JavaValue): void {
    if (key === null) {
      throw new JavaException('java.lang.NullPointerException', 'a map with the key null has no JSON text');
    }
    this.writeString(toText(key, this.budget));
    this.parts.push(':');
    this.write(member);
  }

  private writeString(value: string): void {
    const escaped = value.replace(ESCAPED, (char) => {
      if (char === '/') {
        return this.style.escapeSlash ? '\\/' : char;
      }
      return SHORT_ESCAPES.get(char) ?? `\\u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
    });
    this.append(`"${escaped}"`);
  }

  private append(text: string): void {
    this.budget.text(text.length);
    this.parts.push(text);
  }
}

function scalarText(value: Exclude<JavaValue, string | JavaList | JavaMap>, budget: Budget): string {
  if (value instanceof JavaCharacter || value instanceof JavaObject) {
    return '{}';
  }
  // JSON has no infinity; NaN has none either, yet is written.
  return value instanceof JavaDouble && Math.abs(value.value) === Infinity ? 'null' : toText(value, budget);
}
