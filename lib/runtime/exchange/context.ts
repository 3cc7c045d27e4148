import type { ContextVariableName } from '../../service-facts/context-variables';
import { JavaMap, type JavaValue, SilentMap } from '../java/value';
import type { Message } from './message';

/** Where a message arrives. */
export interface Place {
  readonly apiId: string;
  readonly region: string;
  readonly accountId: string;
  readonly partition: string;
  /** What the host names of AWS end with. */
  readonly urlSuffix: string;
  readonly stage: string;
  readonly routeKey: string;
  /** The domain that the client connected to, when it is not the default endpoint of the API. */
  readonly domainName?: string;
}

const EVENT_TYPES: { readonly [routeKey: string]: string } = { $connect: 'CONNECT', $disconnect: 'DISCONNECT' };

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The keys of `$context.identity` beside those that a WebSocket API always has; they have no value without IAM or Cognito. */
export const EMPTY_IDENTITY_KEYS = [
  'cognitoIdentityPoolId',
  'accountId',
  'cognitoIdentityId',
  'caller',
  'principalOrgId',
  'accessKey',
  'cognitoAuthenticationType',
  'cognitoAuthenticationProvider',
  'userArn',
  'user',
];

/** The kind of event that a route gets. */
export function eventType(routeKey: string): string {
  return EVENT_TYPES[routeKey] ?? 'MESSAGE';
}

/** The domain that a client connected to. */
export function domainName(place: Place): string {
  return place.domainName ?? `${place.apiId}.execute-api.${place.region}.${place.urlSuffix}`;
}

/** A time in the common log format, in UTC. */
export function commonLogTime(time: Date): string {
  const [day, hours, minutes, seconds] = [
    time.getUTCDate(),
    time.getUTCHours(),
    time.getUTCMinutes(),
    time.getUTCSeconds(),
  ].map((part) => String(part).padStart(2, '0'));
  return `${day}/${MONTHS[time.getUTCMonth()]}/${time.getUTCFullYear()}:${hours}:${minutes}:${seconds} +0000`;
}

/** The variables of `$context` that are not part of another one. */
export function contextValues(message: Message, place: Place): [ContextVariableName, JavaValue][] {
  const type = eventType(place.routeKey);
  const { disconnect } = message;
  return [
    ['connectionId', message.connectionId],
    ['connectedAt', BigInt(message.connectedAt.getTime())],
    ['domainName', domainName(place)],
    ['eventType', type],
    ...(type === 'MESSAGE' ? [value('messageId', message.messageId)] : []),
    ['messageDirection', 'IN'],
    ['routeKey', place.routeKey],
    ['requestId', message.requestId],
    ['extendedRequestId', message.requestId],
    ['apiId', place.apiId],
    ['requestTime', commonLogTime(message.requestTime)],
    ['requestTimeEpoch', BigInt(message.requestTime.getTime())],
    ['stage', place.stage],
    ...(disconnect && type === 'DISCONNECT'
      ? [value('disconnectStatusCode', disconnect.statusCode), value('disconnectReason', disconnect.reason)]
      : []),
  ];
}

function value(name: ContextVariableName, of: JavaValue): [ContextVariableName, JavaValue] {
  return [name, of];
}

/**
 * `$context` for a message. A message can set any variable by its name, one with dots within a part: parts are made as
 * they are needed.
 */
export function buildContext(message: Message, place: Place): JavaMap {
  const identity = EMPTY_IDENTITY_KEYS.map((key) => [key, null] as const);
  const context = JavaMap.of([
    ...contextValues(message, place),
    ['identity', part([...identity, ['sourceIp', message.sourceIp], ['userAgent', message.userAgent ?? null]])],
    ['requestOverride', part(['path', 'header', 'querystring'].map((kind) => [kind, part([])]))],
    ['responseOverride', part([['header', part([])]])],
  ]);
  const authorizer = Object.entries(message.authorizer);
  if (authorizer.length > 0) {
    context.entries.set('authorizer', part(authorizer));
  }
  for (const [name, text] of Object.entries(message.contextVariables ?? {})) {
    const [first, rest] = splitOnce(name);
    if (rest === undefined) {
      context.entries.set(name, text);
      continue;
    }
    const existing = context.entries.get(first);
    const group = existing instanceof SilentMap ? existing : part([]);
    context.entries.set(first, group);
    group.entries.set(rest, text);
  }
  return context;
}

/** A part of the context: a map that prints nothing as a whole. */
function part(values: Iterable<readonly [string, JavaValue]>): SilentMap {
  const map = new SilentMap();
  for (const [name, entry] of values) {
    map.entries.set(name, entry);
  }
  return map;
}

function splitOnce(name: string): [string, string | undefined] {
  const dot = name.indexOf('.');
  return dot < 0 ? [name, undefined] : [name.slice(0, dot), name.slice(dot + 1)];
}

/** A variable of the context by its name in a parameter mapping, such as `identity.sourceIp`; undefined without one. */
export function contextVariable(context: JavaMap, name: string): JavaValue | undefined {
  const whole = context.entries.get(name);
  if (whole !== undefined) {
    return whole;
  }
  const [first, rest] = splitOnce(name);
  const group = context.entries.get(first);
  return group instanceof SilentMap && rest !== undefined ? group.entries.get(rest) : undefined;
}
