import type { Message, ValuesByName } from './message';

/** What a test says of a message. Everything that it leaves out has a realistic value, the same each time. */
export interface ExampleMessage {
  readonly body?: string;
  readonly connectionId?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly multiValueHeaders?: { readonly [name: string]: readonly string[] };
  readonly queryStringParameters?: { readonly [name: string]: string };
  readonly multiValueQueryStringParameters?: { readonly [name: string]: readonly string[] };
  readonly authorizer?: { readonly [name: string]: string };
  readonly stageVariables?: { readonly [name: string]: string };
  readonly requestTime?: Date;
  readonly connectedAt?: Date;
  readonly requestId?: string;
  readonly messageId?: string;
  readonly sourceIp?: string;
  readonly userAgent?: string;
  readonly contextVariables?: { readonly [name: string]: string };
}

const USUAL_TIME = new Date('2026-01-02T03:04:05.678Z');

/** How most connections end: a client closes its socket without a code. */
const USUAL_DISCONNECT = { statusCode: 1005, reason: 'Client-side close frame status not set' };

/** What the route that a message goes to adds to the usual values. */
export interface MessageDefaults {
  readonly routeKey: string;
  readonly body: string;
  readonly domainName: string;
  readonly stageVariables: { readonly [name: string]: string };
}

/** A message with all that was left out. Throws an Error for what AWS would not carry. */
export function completeMessage(message: ExampleMessage, defaults: MessageDefaults): Message {
  checkMessage(message, defaults.routeKey);
  const requestTime = message.requestTime ?? USUAL_TIME;
  const userAgent = message.userAgent ?? 'Mozilla/5.0';
  const sourceIp = message.sourceIp ?? '203.0.113.7';
  const { disconnectStatusCode, disconnectReason, ...contextVariables } = message.contextVariables ?? {};
  const usual = handshakeHeaders(defaults.domainName, userAgent, sourceIp, requestTime);
  return {
    body: message.body ?? defaults.body,
    connectionId: message.connectionId ?? 'L0SM9cOFvHcCIhw=',
    headers: withDefaults(usual, valuesByName(message.headers ?? {}, message.multiValueHeaders)),
    queryString: valuesByName(message.queryStringParameters ?? {}, message.multiValueQueryStringParameters),
    authorizer: message.authorizer ?? {},
    stageVariables: { ...defaults.stageVariables, ...message.stageVariables },
    requestTime,
    connectedAt: message.connectedAt ?? new Date(requestTime.getTime() - 60_000),
    requestId: message.requestId ?? 'O4eZ-FGvPHcFmOw=',
    messageId: message.messageId ?? 'O4eZ-c8zPHcCIhw=',
    sourceIp,
    userAgent: userAgent === '' ? undefined : userAgent,
    disconnect: {
      statusCode: Number(disconnectStatusCode ?? USUAL_DISCONNECT.statusCode),
      // A reason belongs to its code.
      reason: disconnectReason ?? (disconnectStatusCode === undefined ? USUAL_DISCONNECT.reason : ''),
    },
    contextVariables,
  };
}

/** The headers of the handshake of a browser, with those that API Gateway adds. */
function handshakeHeaders(host: string, userAgent: string, sourceIp: string, time: Date): { [name: string]: string } {
  const seconds = Math.floor(time.getTime() / 1000).toString(16);
  return {
    Host: host,
    'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version': '13',
    ...(userAgent === '' ? {} : { 'User-Agent': userAgent }),
    'X-Amzn-Trace-Id': `Root=1-${seconds}-0123456789abcdef01234567`,
    'X-Forwarded-For': sourceIp,
    'X-Forwarded-Port': '443',
    'X-Forwarded-Proto': 'https',
  };
}

/** The members of a message that the handshake of a connection has, and nothing else. */
const HANDSHAKE_MEMBERS = [
  'headers',
  'multiValueHeaders',
  'queryStringParameters',
  'multiValueQueryStringParameters',
] as const;

/** The variables of `$context` that a message sets by a member of its own. */
const OWN_MEMBERS: { readonly [variable: string]: string } = {
  connectionId: 'connectionId',
  connectedAt: 'connectedAt',
  requestId: 'requestId',
  extendedRequestId: 'requestId',
  messageId: 'messageId',
  requestTime: 'requestTime',
  requestTimeEpoch: 'requestTime',
  'identity.sourceIp': 'sourceIp',
  'identity.userAgent': 'userAgent',
};

/** Refuses what AWS would not carry, or would carry differently: a test that relies on it tests nothing. */
function checkMessage(message: ExampleMessage, routeKey: string): void {
  const { body, contextVariables = {} } = message;
  if (body !== undefined && (routeKey === '$connect' || routeKey === '$disconnect')) {
    throw new Error(`a message on ${routeKey} carries no body; leave it out`);
  }
  const handshake = HANDSHAKE_MEMBERS.find((member) => message[member] !== undefined);
  if (handshake !== undefined && routeKey !== '$connect') {
    throw new Error(
      `${handshake} are there on $connect only, and the route is ${JSON.stringify(routeKey)}; leave them out`,
    );
  }
  const own = Object.keys(contextVariables).find((name) => Object.hasOwn(OWN_MEMBERS, name));
  if (own !== undefined) {
    throw new Error(`set $context.${own} by the member ${OWN_MEMBERS[own]} of the message, not by contextVariables`);
  }
}

/** Adds usual headers to given ones. A name that is given, in whichever case, replaces the usual header. */
function withDefaults(usual: { readonly [name: string]: string }, given: ValuesByName): ValuesByName {
  const names = new Set([...given.keys()].map((name) => name.toLowerCase()));
  const missing = Object.entries(usual).filter(([name]) => !names.has(name.toLowerCase()));
  return new Map([...missing.map(([name, value]) => [name, [value]] as const), ...given]);
}

function valuesByName(
  single: { readonly [name: string]: string },
  multiple: { readonly [name: string]: readonly string[] } = {},
): ValuesByName {
  const values = new Map<string, readonly string[]>(Object.entries(single).map(([name, value]) => [name, [value]]));
  for (const [name, all] of Object.entries(multiple)) {
    values.set(name, all);
  }
  return values;
}
