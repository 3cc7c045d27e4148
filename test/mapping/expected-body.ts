import type { MappingEvent } from './arbitrary-mapping';
import type { Data, Shape, Step, Value } from './mapping-shape';
import { markTypes } from './marked-json';

/**
 * What a backend has to read out of a body. It is reckoned from the shape of the template and from the message alone: of
 * the library nothing is asked.
 */
export type Expected =
  | { readonly kind: 'json'; readonly json: Json }
  | { readonly kind: 'form'; readonly fields: ReadonlyMap<string, Text> }
  | { readonly kind: 'text'; readonly text: Text };

/** A value of JSON, of which numbers have all their digits. */
export type Json = null | boolean | JsonNumber | JsonText | readonly Json[] | ReadonlyMap<string, Json>;

export class JsonText {
  constructor(public readonly text: Text) {}
}

/** A text in pieces: characters, the JSON text of something, which may be written in many ways, and encoded text. */
export type Text = readonly (string | { readonly json: Json } | { readonly base64: Text })[];

/** The longest number with a fraction or an exponent that Java makes a double of; of a longer one it keeps all digits. */
const LONGEST_DOUBLE = 18;

/**
 * A number. Whole numbers arrive with all their digits, others mostly as a double: as near to what was sent as what
 * JavaScript would have read. A double without end, such as `1e400`, is null in JSON, and `Infinity` in a text.
 */
export class JsonNumber {
  public readonly isDouble: boolean;

  constructor(public readonly lexeme: string) {
    this.isDouble = /[.eE]/.test(lexeme) && lexeme.length <= LONGEST_DOUBLE;
  }

  public get isInfinite(): boolean {
    return this.isDouble && !Number.isFinite(Number(this.lexeme));
  }
}

/** What a template of a shape has to make of a message. */
export function expectedBody(shape: Shape, event: MappingEvent): Expected {
  const reader = new EventReader(event);
  switch (shape.kind) {
    case 'json':
      return { kind: 'json', json: reader.json(shape.data) };
    case 'form':
      return { kind: 'form', fields: reader.fields(shape) };
    case 'text':
      return { kind: 'text', text: reader.text(shape.value) };
  }
}

/**
 * Whether it is plain what a message says. One that begins like JSON and is none is read leniently, or not at all, and so
 * is one with an exponent that Java cannot hold.
 */
export function isPlain(body: string): boolean {
  return !BEGINS_LIKE_JSON.test(body) || (isJson(body) && !/[eE][+-]?\d{9}/.test(body));
}

/** The members of an object that there are: one that is undefined is none. */
export function membersOfData({ members }: Extract<Data, { readonly kind: 'object' }>): (readonly [string, Data])[] {
  return members.filter(([, member]) => member !== undefined);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const BEGINS_LIKE_JSON = /^[ \t\r\n]*[{["]/;

class EventReader {
  private readonly message: Json;

  constructor(private readonly event: MappingEvent) {
    this.message = readMessage(event.body);
  }

  public json(data: Data): Json {
    if (data === null || data === undefined) {
      return null;
    }
    switch (typeof data) {
      case 'boolean':
        return data;
      case 'number':
        return new JsonNumber(JSON.stringify(data));
      case 'string':
        return new JsonText([data]);
    }
    switch (data.kind) {
      case 'array':
        return data.items.map((item) => this.json(item));
      case 'object':
        return new Map(
          membersOfData(data)
            .filter(([, member]) => !this.isOmitted(member))
            .map(([name, member]) => [name, this.json(member)]),
        );
      case 'interpolation':
        return new JsonText(this.mixed(data.parts));
      case 'value':
        return this.jsonValue(data.value);
    }
  }

  /** The fields of a form. Entries that are never left out have the first numbers. */
  public fields(shape: Extract<Shape, { readonly kind: 'form' }>): ReadonlyMap<string, Text> {
    const present = (values: readonly (readonly [string, Value])[]) =>
      values.filter(([, value]) => value.kind !== 'orOmit' || !isEmpty(this.text(value.value)));
    const fixed = shape.entries.filter(([, value]) => value.kind !== 'orOmit');
    const optional = shape.entries.filter(([, value]) => value.kind === 'orOmit');
    const entries = [...fixed, ...present(optional)].flatMap(([name, value], index): [string, Text][] => [
      [`Entry.${index + 1}.Name`, [name]],
      [`Entry.${index + 1}.Value`, this.text(value)],
    ]);
    return new Map([
      ...present(shape.fields).map(([name, value]): [string, Text] => [name, this.text(value)]),
      ...entries,
    ]);
  }

  private isOmitted(data: Data): boolean {
    return (
      typeof data === 'object' &&
      data?.kind === 'value' &&
      data.value.kind === 'orOmit' &&
      !isRequestMap(data.value.value) &&
      isEmpty(this.text(data.value.value))
    );
  }

  /** A value keeps its type in JSON. */
  private jsonValue(value: Value): Json {
    switch (value.kind) {
      case 'body': {
        const found = valueAt(this.message, value.path);
        return found === undefined ? new JsonText([]) : found;
      }
      case 'context': {
        const found = this.contextValue(value.name);
        return typeof found === 'number' ? new JsonNumber(String(found)) : new JsonText([found]);
      }
      case 'orOmit':
        return this.jsonValue(value.value);
      case 'headers':
      case 'queryStrings':
        return this.requestMap(value.kind);
      case 'orElse':
        if (isRequestMap(value.value)) {
          return this.jsonValue(value.value);
        }
        return isEmpty(this.text(value.value)) ? this.json(value.fallback) : this.jsonValue(value.value);
      default:
        return new JsonText(this.text(value));
    }
  }

  public text(value: Value): Text {
    const { params, stageVariables } = this.event;
    switch (value.kind) {
      case 'body':
        return value.path.length === 0 ? [this.event.body || '{}'] : textOf(valueAt(this.message, value.path) ?? null);
      case 'context':
        return [String(this.contextValue(value.name))];
      case 'stageVariable':
        return [stageVariables[value.name] ?? ''];
      case 'header':
        return [params.header[value.name] ?? ''];
      case 'queryString':
        return [params.querystring[value.name] ?? ''];
      case 'literal':
        return [value.text];
      case 'format':
        return this.mixed(value.parts);
      case 'base64':
        return [{ base64: this.text(value.value) }];
      case 'jsonText':
        return [{ json: this.json(value.data) }];
      case 'asString':
        return isRequestMap(value.value) ? [{ json: this.jsonValue(value.value) }] : this.text(value.value);
      case 'orOmit':
        return this.text(value.value);
      case 'headers':
      case 'queryStrings':
        throw new Error('an object is not a string');
      case 'orElse': {
        const text = this.text(value.value);
        return isEmpty(text) ? this.textOfData(value.fallback) : text;
      }
    }
  }

  private textOfData(data: Data): Text {
    if (typeof data === 'string') {
      return [data];
    }
    if (data === null || data === undefined) {
      return [];
    }
    if (typeof data === 'object' && data.kind === 'value') {
      return this.text(data.value);
    }
    return typeof data === 'object' && data.kind === 'interpolation'
      ? this.mixed(data.parts)
      : [{ json: this.json(data) }];
  }

  private mixed(parts: readonly (string | Value)[]): Text {
    return parts.flatMap((part) => (typeof part === 'string' ? [part] : this.text(part)));
  }

  private requestMap(kind: 'headers' | 'queryStrings'): Json {
    const { header, querystring } = this.event.params;
    const entries = Object.entries(kind === 'headers' ? header : querystring);
    return new Map(entries.map(([name, content]) => [name, new JsonText([content])]));
  }

  private contextValue(name: string): string | number {
    const found = name
      .split('.')
      .reduce<unknown>((value, key) => (value as { [name: string]: unknown } | undefined)?.[key], this.event.context);
    return typeof found === 'number' ? found : ((found ?? '') as string);
  }
}

/**
 * Nothing is an empty object, and what does not begin like an object, an array or a text in quotes is a text. The library
 * that reads JSON for AWS drops U+007F from a text with a backslash in it, unless it is escaped itself.
 */
function readMessage(body: string): Json {
  if (body === '') {
    return new Map();
  }
  const read = body.replace(/"(?:[^"\\]|\\.)*"/gs, (text) =>
    text.includes('\\') ? text.replaceAll('\u007f', '') : text,
  );
  return BEGINS_LIKE_JSON.test(body) ? fromMarked(markTypes(read)) : new JsonText([body]);
}

function fromMarked(value: unknown): Json {
  if (typeof value === 'string') {
    const content = value.slice(1);
    return value.startsWith('n') ? new JsonNumber(content) : new JsonText([content]);
  }
  if (Array.isArray(value)) {
    return value.map(fromMarked);
  }
  return typeof value === 'object' && value !== null
    ? new Map(Object.entries(value).map(([name, member]) => [name.slice(1), fromMarked(member)]))
    : (value as null | boolean);
}

/**
 * The value at a path; an array of values if a step of it may find many. Before that step, a member that is not there
 * means that there is no value, and a position beyond the end of an array means that there are no values.
 */
function valueAt(document: Json, path: readonly Step[]): Json | undefined {
  let found: readonly Json[] = [document];
  let isOne = true;
  for (const step of path) {
    const [value] = found;
    const isBeyond = found.length === 0 || (step.kind === 'position' && Array.isArray(value));
    found = found.flatMap((each) => stepFrom(each, step));
    if (step.kind === 'all' || step.kind === 'anywhere') {
      isOne = false;
    } else if (isOne && found.length === 0 && !isBeyond) {
      return undefined;
    }
  }
  return isOne ? found[0] : found;
}

function stepFrom(value: Json, step: Step): readonly Json[] {
  switch (step.kind) {
    case 'name':
      return value instanceof Map && value.has(step.name) ? [value.get(step.name)] : [];
    case 'names':
      return value instanceof Map ? [new Map([...value].filter(([name]) => step.names.includes(name)))] : [];
    case 'position':
      return Array.isArray(value) ? present(value.at(step.position)) : [];
    case 'all':
      return membersOf(value);
    case 'anywhere': {
      const here = value instanceof Map && value.has(step.name) ? [value.get(step.name)] : [];
      return [...here, ...membersOf(value).flatMap((member) => stepFrom(member, step))];
    }
  }
}

function membersOf(value: Json): readonly Json[] {
  if (value instanceof Map) {
    return [...value.values()];
  }
  return Array.isArray(value) ? value : [];
}

function present(value: Json | undefined): readonly Json[] {
  return value === undefined ? [] : [value];
}

/** The text of a value of the message: the content of a text, JSON for what is no text, nothing for null. */
function textOf(value: Json): Text {
  if (value === null) {
    return [];
  }
  if (value instanceof JsonText) {
    return value.text;
  }
  if (value instanceof JsonNumber && value.isInfinite) {
    return [value.lexeme.startsWith('-') ? '-Infinity' : 'Infinity'];
  }
  return [{ json: value }];
}

function isRequestMap({ kind }: Value): boolean {
  return kind === 'headers' || kind === 'queryStrings';
}

function isEmpty(text: Text): boolean {
  return text.every(
    (piece) => piece === '' || (typeof piece === 'object' && 'base64' in piece && isEmpty(piece.base64)),
  );
}
