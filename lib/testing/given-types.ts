import { describeGiven, ruleError } from '../diagnostics';

/*
 * The types of what a test passes, at runtime: JavaScript passes anything, and other languages pass anything in a map.
 */

/** Fails for a value of another type. */
type Check = (name: string, value: unknown) => void;

const text = typed('a string', (value) => typeof value === 'string');
const frame = typed('a string', (value) => typeof value === 'string', 'pass the text of the frame, such as its JSON');
const flag = typed('true or false', (value) => typeof value === 'boolean');
const count = typed('a finite number', Number.isFinite);
const date = typed('a valid date', (value) => value instanceof Date && !Number.isNaN(value.getTime()));
const texts = mapOf(text, 'strings');
const lists = mapOf(listOf(text, 'strings'), 'lists of strings');

const MESSAGE: { readonly [prop: string]: Check } = {
  authorizer: texts,
  body: frame,
  connectedAt: date,
  connectionId: text,
  contextVariables: texts,
  headers: texts,
  messageId: text,
  multiValueHeaders: lists,
  multiValueQueryStringParameters: lists,
  queryStringParameters: texts,
  requestId: text,
  requestTime: date,
  sourceIp: text,
  stageVariables: texts,
  userAgent: text,
};

const RESPONSE: { readonly [prop: string]: Check } = {
  body: text,
  failed: flag,
  functionResult: (name, value) => requireData(name, value),
  headers: texts,
  message: (name, value) => struct(name, MESSAGE, value),
  statusCode: count,
  timedOut: flag,
};

const OPTIONS: { readonly [prop: string]: Check } = { api: text, stage: text, values: texts };

/** A `ClientMessage` without the props that are null, which is how other languages leave them out. */
export function givenMessage<Message extends object>(message: Message | null | undefined): Message {
  return struct('message', MESSAGE, message ?? {}) as Message;
}

/** A `BackendResponse` without the props that are null. */
export function givenResponse<Response extends { readonly message?: object }>(
  response: Response | null | undefined,
): Response {
  const known = struct('response', RESPONSE, response ?? {}) as Response;
  return { ...known, message: givenMessage(known.message) };
}

/** `RouteTesterOptions` without those that are null. */
export function givenOptions<Options extends object>(options: Options | null | undefined): Options {
  return struct('options', OPTIONS, options ?? {}) as Options;
}

/** Fails unless a value is a string. */
export function requireText(name: string, value: unknown): void {
  text(name, value);
}

/** Fails unless a value is the data of a template. */
export function requireTemplate(template: unknown): void {
  if (typeof template === 'string') {
    throw wrongType('template', 'an object', template, 'parse the text of the template as JSON');
  }
  if (!isObject(template)) {
    throw wrongType('template', 'an object', template);
  }
  requireData('template', template);
}

/** Fails unless JSON can express a value. */
function requireData(name: string, value: unknown, around: readonly unknown[] = []): void {
  if (typeof value !== 'object' || value === null) {
    if (!['string', 'boolean', 'undefined', 'object'].includes(typeof value) && !Number.isFinite(value)) {
      throw wrongType(name, 'data', value, 'pass what JSON can express');
    }
    return;
  }
  if (around.includes(value)) {
    throw wrongType(name, 'data', 'an object that contains itself', 'pass what JSON can express');
  }
  if (value instanceof Promise) {
    throw wrongType(name, 'data', value, 'await it');
  }
  if (!Array.isArray(value) && describeGiven(value) !== 'a map') {
    throw wrongType(name, 'data', value, 'pass what JSON can express');
  }
  const outer = [...around, value];
  for (const [key, member] of Object.entries(value)) {
    requireData(Array.isArray(value) ? `${name}[${key}]` : memberOf(name, key), member, outer);
  }
}

function struct(name: string, props: { readonly [prop: string]: Check }, value: unknown): object {
  if (!isObject(value)) {
    throw wrongType(name, 'a struct', value);
  }
  // The result of a function can be null.
  const given = Object.entries(value).filter(
    ([prop, each]) => each !== undefined && (each !== null || prop === 'functionResult'),
  );
  for (const [prop, each] of given) {
    props[prop]?.(`${name}.${prop}`, each);
  }
  return Object.fromEntries(given);
}

function typed(type: string, holds: (value: unknown) => boolean, remedy?: string): Check {
  return (name, value) => {
    if (!holds(value)) {
      throw wrongType(name, type, value, remedy);
    }
  };
}

function mapOf(element: Check, elements: string): Check {
  return (name, value) => {
    if (!isObject(value) || describeGiven(value) !== 'a map') {
      throw wrongType(name, `a map of ${elements}`, value);
    }
    for (const [key, member] of Object.entries(value)) {
      element(memberOf(name, key), member);
    }
  };
}

function listOf(element: Check, elements: string): Check {
  return (name, value) => {
    if (!Array.isArray(value)) {
      throw wrongType(name, `a list of ${elements}`, value);
    }
    for (const [index, item] of value.entries()) {
      element(`${name}[${index}]`, item);
    }
  };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function memberOf(name: string, key: string): string {
  return `${name}[${JSON.stringify(key)}]`;
}

function wrongType(name: string, type: string, value: unknown, remedy = `pass ${type}`): Error {
  return ruleError('prop-type-invalid', undefined, {
    problem: `${name} is not ${type}`,
    got: describeGiven(value),
    remedy,
  });
}
