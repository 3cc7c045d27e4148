import { WebSocketMappingTemplate, WebSocketMappingValue } from '../../lib';
import type { MappingEvent } from './arbitrary-mapping';
import { isPlain } from './expected-body';
import type { Data, Shape } from './mapping-shape';
import { markTypes } from './marked-json';
import { type Answer, findProblem } from './read-back';

/** A way of a message through the form that DynamoDB has for values, and back. */
export interface RoundTrip {
  readonly template: WebSocketMappingTemplate;
  /** What the template is rendered for. */
  readonly eventOf: (event: MappingEvent) => MappingEvent;
  /** What is wrong with the answer to a message, if anything is. */
  readonly findProblem: (event: MappingEvent, answer: Answer) => string | undefined;
}

const { requestBody, literal, format, contextVariable } = WebSocketMappingValue;
const HOSTILE = 'it\'s "$x" #end \\u0022 \n';

function optional(name: string): Data {
  return {
    kind: 'value',
    value: { kind: 'orOmit', value: { kind: 'body', path: [{ kind: 'name', name, isQuoted: false }] } },
  };
}

const PUT: Shape = {
  kind: 'json',
  data: {
    kind: 'object',
    members: [
      ['whole', { kind: 'value', value: { kind: 'body', path: [] } }],
      [
        HOSTILE,
        {
          kind: 'array',
          items: [
            HOSTILE,
            5,
            true,
            null,
            {
              kind: 'value',
              value: {
                kind: 'orElse',
                value: { kind: 'body', path: [{ kind: 'name', name: 'a', isQuoted: false }] },
                fallback: null,
              },
            },
          ],
        },
      ],
      ['text', { kind: 'value', value: { kind: 'format', parts: [{ kind: 'body', path: [] }] } }],
      ['id', { kind: 'value', value: { kind: 'context', name: 'connectionId' } }],
      ['at', { kind: 'value', value: { kind: 'context', name: 'requestTimeEpoch' } }],
      ['fixed', { kind: 'value', value: { kind: 'literal', text: HOSTILE } }],
      ['left out', optional('a')],
      [
        'map',
        {
          kind: 'object',
          members: [
            ['b', optional('b')],
            ['c', optional('c')],
            ['map', { kind: 'value', value: { kind: 'orOmit', value: { kind: 'context', name: 'missing' } } }],
          ],
        },
      ],
    ],
  },
};

const WHOLE: Shape = { kind: 'json', data: { kind: 'value', value: { kind: 'body', path: [] } } };

/** A message is put as it is, and has to come out of DynamoDB's form as what it was. */
export const PUT_ROUND_TRIP: RoundTrip = {
  template: WebSocketMappingTemplate.json(
    WebSocketMappingValue._of({
      kind: 'attributes',
      data: {
        whole: requestBody(),
        [HOSTILE]: [HOSTILE, 5, true, null, requestBody('$.a').orElse(null)],
        text: format('{}', requestBody()),
        id: contextVariable('connectionId'),
        at: contextVariable('requestTimeEpoch'),
        fixed: literal(HOSTILE),
        'left out': requestBody('$.a').orOmit(),
        map: {
          b: requestBody('$.b').orOmit(),
          c: requestBody('$.c').orOmit(),
          map: contextVariable('missing').orOmit(),
        },
      },
    }),
  ),
  eventOf: (event) => event,
  findProblem: (event, answer) =>
    findProblem(
      PUT,
      event,
      withText(answer, (text) => plainText({ M: markTypes(text) })),
    ),
};

/** What DynamoDB answers is a message that was put before, and has to be it again. */
export const GET_ROUND_TRIP: RoundTrip = {
  template: WebSocketMappingTemplate.json(WebSocketMappingValue._of({ kind: 'item', member: 'Item' })),
  eventOf: (event) => ({
    ...event,
    body: isObject(event) ? `{"Item":${typedText(markTypes(event.body), true)}}` : '{}',
  }),
  findProblem: (event, answer) =>
    isObject(event)
      ? findProblem(WHOLE, event, answer)
      : answer.text === 'null'
        ? undefined
        : `is ${JSON.stringify(answer)}, and not null`,
};

/** How deep an item may be in DynamoDB. */
const DEEPEST = 32;

/** Whether DynamoDB can have answered it: an object that is not too deep, of numbers that are not too large. */
function isObject({ body }: MappingEvent): boolean {
  // How often a text with U+007F is written decides whether AWS's library drops it.
  const isTooMuch = /[eE][+-]?\d{3}|\d{100}|\u007f|\\u007f/i.test(body);
  return isPlain(body) && body.trimStart().startsWith('{') && !isTooMuch && depth(JSON.parse(body)) <= DEEPEST;
}

function depth(value: unknown): number {
  return typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depth)) : 0;
}

function withText({ text, error }: Answer, change: (text: string) => string): Answer {
  try {
    return text === undefined ? { error } : { text: change(text) };
  } catch (cause) {
    return { error: `${(cause as Error).message} in ${text}` };
  }
}

/** JSON of a value in the form of DynamoDB, which is marked with the types of JSON. */
function plainText(marked: unknown): string {
  const [[name, value], ...others] = Object.entries(marked as object) as [[string, unknown]];
  if (others.length > 0) {
    throw new Error('a value of more than one type');
  }
  // The mark on the name is of the outermost, which this function has put there itself, left out.
  switch (name.replace(/^s/, '')) {
    case 'M': {
      const members = Object.entries(value as object);
      return `{${members.map(([key, member]) => `${JSON.stringify(key.slice(1))}:${plainText(member)}`)}}`;
    }
    case 'L':
      return `[${(value as unknown[]).map(plainText)}]`;
    case 'S':
      return JSON.stringify((value as string).slice(1));
    case 'N':
      return number(value as string);
    case 'BOOL':
      return String(value);
    case 'NULL':
      return 'null';
    default:
      throw new Error(`a value of type ${name}`);
  }
}

function number(marked: string): string {
  // DynamoDB refuses it, and so nothing is put.
  if (/^s-?Infinity$/.test(marked)) {
    return 'null';
  }
  if (!/^s-?\d/.test(marked)) {
    throw new Error(`the number ${marked} is no text of digits`);
  }
  return marked.slice(1);
}

/** The form of DynamoDB for a value that is marked with the types of JSON; without its type, of an item. */
function typedText(marked: unknown, isItem = false): string {
  if (typeof marked === 'string') {
    const content = JSON.stringify(marked.slice(1));
    return marked.startsWith('s') ? `{"S":${content}}` : `{"N":${content}}`;
  }
  if (typeof marked === 'boolean') {
    return `{"BOOL":${marked}}`;
  }
  if (marked === null) {
    return '{"NULL":true}';
  }
  if (Array.isArray(marked)) {
    return `{"L":[${marked.map((item) => typedText(item))}]}`;
  }
  const members = Object.entries(marked as object).map(
    ([key, member]) => `${JSON.stringify(key.slice(1))}:${typedText(member)}`,
  );
  return isItem ? `{${members}}` : `{"M":{${members}}}`;
}
