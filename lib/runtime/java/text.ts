import type { Budget } from '../budget';
import { JsonWriter, OWN_STYLE } from './json-smart/json-writer';
import { decimalText, doubleText } from './number-text';
import {
  JavaBigDecimal,
  JavaBigInteger,
  JavaCharacter,
  JavaDouble,
  JavaList,
  JavaMap,
  type JavaValue,
  SilentMap,
} from './value';

/** The text of a value, as its `toString()` gives it; `null` for no value, as inside of a list. */
export function toText(value: JavaValue, budget: Budget): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value);
  }
  if (value === null) {
    return 'null';
  }
  if (value instanceof JavaDouble) {
    return doubleText(value.value);
  }
  if (value instanceof JavaCharacter) {
    return value.value;
  }
  if (value instanceof JavaBigInteger) {
    return String(value.value);
  }
  if (value instanceof JavaBigDecimal) {
    return decimalText(value);
  }
  return containerText(value, budget);
}

function containerText(value: Exclude<JavaValue, null | string | boolean | number | bigint>, budget: Budget): string {
  budget.enter();
  let text: string;
  if (value instanceof JavaList) {
    text = listText(value, budget);
  } else if (value instanceof SilentMap) {
    text = '';
  } else if (value instanceof JavaMap) {
    const parts: string[] = [];
    for (const [key, entry] of value.entries) {
      parts.push(`${toText(key, budget)}=${entry === value ? '(this Map)' : toText(entry, budget)}`);
    }
    text = join('{', parts, '}', budget);
  } else {
    text = (value as { toText(): string }).toText();
  }
  budget.leave();
  return text;
}

function listText(list: JavaList, budget: Budget): string {
  if (list.kind === 'json') {
    const writer = new JsonWriter(budget, OWN_STYLE, toText);
    writer.write(list);
    return writer.parts.join('');
  }
  if (list.kind === 'array') {
    // Java prints the address of an array, which is another one each time.
    return '[Ljava.lang.String;@0';
  }
  const parts = list.items.map((item) => (item === list ? '(this Collection)' : toText(item, budget)));
  return join('[', parts, ']', budget);
}

function join(open: string, parts: readonly string[], close: string, budget: Budget): string {
  budget.step(parts.length);
  const text = open + parts.join(', ') + close;
  budget.text(text.length);
  return text;
}
