import type { ContextVariableName } from '../../service-facts/context-variables';
import { JavaMap, JavaObject, type JavaValue } from '../java/value';
import type { CompleteMessage } from './message';

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

/** A part of the context that prints nothing as a whole, as observed for `$context.identity`. */
class ContextPart extends JavaObject {
  constructor(private readonly values: JavaMap) {
    super();
  }

  public toText(): string {
    return '';
  }

  public override property(name: string): JavaValue | undefined {
    return this.values.entries.get(name);
  }

  public override call(name: string, args: JavaValue[]): JavaValue | undefined {
    const [key] = args;
    return name === 'get' && args.length === 1 && typeof key === 'string' ? (this.property(key) ?? null) : undefined;
  }
}

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
export function contextValues(message: CompleteMessage, place: Place): [ContextVariableName, JavaValue][] {
  const isMessage = eventType(place.routeKey) === 'MESSAGE';
  return [
    ['connectionId', message.connectionId],
    ['connectedAt', BigInt(message.connectedAt.getTime())],
    ['domainName', domainName(place)],
    ['eventType', eventType(place.routeKey)],
    ...(isMessage ? [['messageId', message.messageId] as [ContextVariableName, JavaValue]] : []),
    ['messageDirection', 'IN'],
    ['routeKey', place.routeKey],
    ['requestId', message.requestId],
    ['extendedRequestId', message.requestId],
    ['apiId', place.apiId],
    ['requestTime', commonLogTime(message.requestTime)],
    ['requestTimeEpoch', BigInt(message.requestTime.getTime())],
    ['stage', place.stage],
  ];
}

/**
 * `$context` for a message. A message can set any variable by its name, one with dots within a part: parts are made as
 * they are needed.
 */
export function buildContext(message: CompleteMessage, place: Place): JavaMap {
  const identity = new JavaMap();
  const authorizer = JavaMap.of(Object.entries(message.authorizer));
  const error = new JavaMap();
  const context = JavaMap.of([
    ...contextValues(message, place),
    ['identity', new ContextPart(identity)],
    ['authorizer', new ContextPart(authorizer)],
    ['error', new ContextPart(error)],
    ['requestOverride', JavaMap.of(['header', 'querystring', 'path'].map((kind) => [kind, new JavaMap()] as const))],
    ['responseOverride', JavaMap.of([['header', new JavaMap()]])],
  ]);
  identity.entries.set('sourceIp', message.sourceIp).set('userAgent', message.userAgent);
  const parts = new Map([
    ['identity', identity],
    ['authorizer', authorizer],
    ['error', error],
  ]);
  for (const [name, value] of Object.entries(message.contextVariables)) {
    const [first, rest] = splitOnce(name);
    if (rest === undefined) {
      context.entries.set(name, value);
      continue;
    }
    const part = parts.get(first) ?? new JavaMap();
    if (!parts.has(first)) {
      parts.set(first, part);
      context.entries.set(first, new ContextPart(part));
    }
    part.entries.set(rest, value);
  }
  return context;
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
  const part = context.entries.get(first);
  return part instanceof ContextPart && rest !== undefined ? part.property(rest) : undefined;
}
