import type { Budget } from '../budget';
import { stepsOfNumber } from './arithmetic';
import { JsonWriter, OWN_STYLE } from './json-smart/json-writer';
import { decimalText, doubleText, floatText } from './number-text';
import {
  JavaBigDecimal,
  JavaBigInteger,
  JavaCharacter,
  JavaDouble,
  JavaFloat,
  JavaList,
  JavaMap,
  type JavaObject,
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
    return value instanceof JavaFloat ? floatText(value.value) : doubleText(value.value);
  }
  if (value instanceof JavaCharacter) {
    return value.value;
  }
  if (value instanceof JavaBigInteger || value instanceof JavaBigDecimal) {
    budget.step(stepsOfNumber(value));
    const text = value instanceof JavaBigInteger ? String(value.value) : decimalText(value);
    budget.text(text.length);
    return text;
  }
  return containerText(value, budget);
}

function containerText(value: JavaList | JavaMap | JavaObject, budget: Budget): string {
  budget.enter();
  let text: string;
  if (value instanceof JavaList) {
    text = listText(value, budget);
  } else if (value instanceof SilentMap) {
    text = '';
  } else {
    text = value instanceof JavaMap ? mapText(value, budget) : value.toText();
  }
  budget.leave();
  return text;
}

function mapText(map: JavaMap, budget: Budget): string {
  const members = new Members(map.entries.size, budget);
  for (const [key, entry] of map.entries) {
    members.add(`${toText(key, budget)}=${entry === map ? '(this Map)' : toText(entry, budget)}`);
  }
  return `{${members.text}}`;
}

function listText(list: JavaList, budget: Budget): string {
  if (list.kind === 'json') {
    const writer = new JsonWriter(budget, OWN_STYLE, toText);
    writer.write(list);
    return writer.text;
  }
  if (list.kind === 'array') {
    // Java prints the address of an array, which is another one each time.
    return '[Ljava.lang.String;@0';
  }
  const members = new Members(list.size, budget);
  for (const item of list.items) {
    members.add(item === list ? '(this Collection)' : toText(item, budget));
  }
  return `[${members.text}]`;
}

/** The texts of the members of a collection, with commas between them. */
class Members {
  private readonly texts: string[] = [];

  constructor(
    count: number,
    private readonly budget: Budget,
  ) {
    budget.members(count);
    budget.step(count);
    budget.text(2);
  }

  public add(text: string): void {
    this.budget.text(text.length + 2);
    this.texts.push(text);
  }

  public get text(): string {
    return this.texts.join(', ');
  }
}
