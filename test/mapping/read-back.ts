import type { MappingEvent } from './arbitrary-mapping';
import { type Expected, expectedBody, isPlain, type Json, JsonNumber, JsonText, type Text } from './expected-body';
import { replaceHalves } from './half-pairs';
import type { Shape } from './mapping-shape';
import { markTypes } from './marked-json';
import { findIntrusion } from './structure';

/** What came of a template and a message: the text of a body, or an error. */
export interface Answer {
  readonly text?: string;
  readonly error?: string;
}

/**
 * What is wrong with an answer, if anything is: a body that does not parse, that has another structure than the template,
 * or a value that was not sent. A message of which it is not plain what it says may be refused; if it is not, the
 * structure is still the template's.
 *
 * A body is a Java string, so that half of a surrogate pair is still there in JSON; API Gateway sends UTF-8, which has a
 * question mark for it. In forms and in base64 it is one already.
 */
export function findProblem(shape: Shape, event: MappingEvent, { text, error }: Answer): string | undefined {
  if (!isPlain(event.body)) {
    return text === undefined ? undefined : findIntrusion(shape, text);
  }
  return text === undefined ? `fails: ${error}` : findDifference(expectedBody(shape, event), text);
}

function findDifference(expected: Expected, body: string): string | undefined {
  switch (expected.kind) {
    case 'json':
      return jsonDifference(expected.json, body);
    case 'form':
      return formDifference(expected.fields, body);
    case 'text':
      return isText(expected.text, body, false) ? undefined : `is no ${show(expected.text)}`;
  }
}

function jsonDifference(expected: Json, body: string): string | undefined {
  let marked: unknown;
  try {
    marked = markTypes(body);
  } catch (error) {
    return `is no JSON: ${(error as Error).message}`;
  }
  return isJson(expected, marked, false) ? undefined : `is no ${show(expected)}`;
}

function formDifference(expected: ReadonlyMap<string, Text>, body: string): string | undefined {
  const fields = body === '' && expected.size === 0 ? [] : body.split('&');
  if (fields.length !== expected.size) {
    return `has ${fields.length} fields`;
  }
  const names = new Set<string>();
  for (const field of fields) {
    const [name, content, ...others] = field.split('=').map(decode);
    const text = name === undefined ? undefined : expected.get(name);
    if (name === undefined || content === undefined || others.length > 0 || text === undefined || names.has(name)) {
      return `has the field ${field}`;
    }
    if (!isText(text, content, true)) {
      return `has for ${JSON.stringify(name)} no ${show(text)}`;
    }
    names.add(name);
  }
  return undefined;
}

/** Decodes a name or a value of a form, in which nothing may stand that is not encoded. */
function decode(text: string): string | undefined {
  return /^(?:[\w.*+-]|%[0-9A-F]{2})*$/.test(text) ? decodeURIComponent(text.replaceAll('+', ' ')) : undefined;
}

/** @param isEncoded whether the text went through an encoding, which makes a question mark of half of a pair */
function isJson(expected: Json, actual: unknown, isEncoded: boolean): boolean {
  if (expected instanceof JsonText) {
    return typeof actual === 'string' && actual.startsWith('s') && isText(expected.text, actual.slice(1), isEncoded);
  }
  if (expected instanceof JsonNumber) {
    return expected.isInfinite ? actual === null : isNumber(expected, actual);
  }
  if (expected instanceof Map) {
    return isObject(expected, actual, isEncoded);
  }
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) &&
      actual.length === expected.length &&
      expected.every((item, index) => isJson(item, actual[index], isEncoded))
    );
  }
  return expected === actual;
}

function isNumber(expected: JsonNumber, actual: unknown): boolean {
  if (typeof actual !== 'string' || !actual.startsWith('n')) {
    return false;
  }
  const lexeme = actual.slice(1);
  return expected.isDouble ? Number(lexeme) === Number(expected.lexeme) : exact(lexeme) === exact(expected.lexeme);
}

/** A number in one way of writing: without zeros at either end of its digits, and a whole exponent. */
function exact(lexeme: string): string {
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(lexeme) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const short = digits.replace(/0+$/, '');
  return short === '' ? '0' : `${sign}${short}e${Number(exponent) - fraction.length + digits.length - short.length}`;
}

function isObject(expected: ReadonlyMap<string, Json>, actual: unknown, isEncoded: boolean): boolean {
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) {
    return false;
  }
  const members = new Map(Object.entries(actual).map(([name, member]) => [name.slice(1), member]));
  const has = (wanted: ReadonlyMap<string, Json>) =>
    wanted.size === members.size && [...wanted].every(([name, member]) => isJson(member, members.get(name), isEncoded));
  return (
    has(expected) || (isEncoded && has(new Map([...expected].map(([name, member]) => [replaceHalves(name), member]))))
  );
}

/** Whether a text is made of pieces. Where one ends is not always plain: what follows it is cheaper to compare. */
function isText(expected: Text, actual: string, isEncoded: boolean): boolean {
  const [piece, ...rest] = expected.filter((each) => each !== '');
  if (piece === undefined) {
    return actual === '';
  }
  const ends = rest.length === 0 ? [actual.length] : endsOf(piece, actual, isEncoded);
  return ends.some(
    (end) => isText(rest, actual.slice(end), isEncoded) && isPiece(piece, actual.slice(0, end), isEncoded),
  );
}

/** Where a piece can end that a text begins with. */
function endsOf(piece: Text[number], text: string, isEncoded: boolean): number[] {
  if (typeof piece === 'string') {
    return (isEncoded ? [piece, replaceHalves(piece)] : [piece])
      .filter((characters) => text.startsWith(characters))
      .map((characters) => characters.length);
  }
  if ('json' in piece) {
    return jsonEnds(text);
  }
  const [encoded] = /^[A-Za-z0-9+/]*={0,2}/.exec(text) as RegExpExecArray;
  return Array.from({ length: Math.floor(encoded.length / 4) + 1 }, (_, index) => index * 4);
}

function isPiece(piece: Text[number], text: string, isEncoded: boolean): boolean {
  if (typeof piece === 'string') {
    return text === piece || (isEncoded && text === replaceHalves(piece));
  }
  if ('json' in piece) {
    return jsonIs(piece.json, text, isEncoded);
  }
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text && isText(merged(piece.base64), bytes.toString('utf8'), true);
}

function jsonIs(expected: Json, text: string, isEncoded: boolean): boolean {
  let marked: unknown;
  try {
    marked = markTypes(text);
  } catch {
    return false;
  }
  return isJson(expected, marked, isEncoded);
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[[\]{}]|[^"[\]{}]+/gsy;

/** Where JSON can end that a text begins with: of an object, an array or a text there is one place, of a number many. */
function jsonEnds(text: string): number[] {
  if (!/^[[{"]/.test(text)) {
    const [scalar] = /^(?:true|false|null|[-+.\deE]+|)/.exec(text) as RegExpExecArray;
    return /^[a-z]/.test(scalar) ? [scalar.length] : Array.from({ length: scalar.length }, (_, index) => index + 1);
  }
  let depth = 0;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(text); token !== null; token = TOKEN.exec(text)) {
    depth += '[{'.includes(token[0]) ? 1 : ']}'.includes(token[0]) ? -1 : 0;
    if (depth === 0) {
      return [TOKEN.lastIndex];
    }
  }
  return [];
}

/** A text with as few pieces as there can be: two halves of a pair may meet before they are encoded. */
function merged(text: Text): Text {
  const pieces: Text[number][] = [];
  for (const piece of text) {
    const last = pieces.at(-1);
    if (typeof last === 'string' && typeof piece === 'string') {
      pieces[pieces.length - 1] = last + piece;
    } else {
      pieces.push(piece);
    }
  }
  return pieces;
}

function show(expected: Json | Text): string {
  return JSON.stringify(expected, (_, value) => (value instanceof Map ? Object.fromEntries(value) : value));
}
