/** What a client sends, and what API Gateway knows about it. Everything left out has a realistic, fixed value. */
export interface Message {
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

/** Values by name, all of them for a name that comes more than once. */
export type ValuesByName = ReadonlyMap<string, readonly string[]>;

/** A message without anything left out. */
export interface CompleteMessage {
  /** Empty when the client sends none. */
  readonly body: string;
  readonly connectionId: string;
  readonly headers: ValuesByName;
  readonly queryString: ValuesByName;
  readonly authorizer: { readonly [name: string]: string };
  readonly stageVariables: { readonly [name: string]: string };
  readonly requestTime: Date;
  readonly connectedAt: Date;
  readonly requestId: string;
  readonly messageId: string;
  readonly sourceIp: string;
  readonly userAgent: string;
  readonly contextVariables: { readonly [name: string]: string };
}

const USUAL_TIME = new Date('2026-01-02T03:04:05.678Z');
const USUAL_USER_AGENT = 'Mozilla/5.0';

const HANDSHAKE_HEADERS = {
  'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version': '13',
};

/** What a message adds to the fixed values: those of the route that it goes to. */
export interface MessageDefaults {
  readonly routeKey: string;
  readonly body: string;
  readonly stageVariables: { readonly [name: string]: string };
}

/** A message with all that was left out. */
export function completeMessage(message: Message, defaults: MessageDefaults): CompleteMessage {
  checkMessage(message, defaults.routeKey);
  const isConnect = defaults.routeKey === '$connect';
  const requestTime = checkedTime(message.requestTime ?? USUAL_TIME, 'requestTime');
  const userAgent = message.userAgent ?? USUAL_USER_AGENT;
  const usual = isConnect ? { ...HANDSHAKE_HEADERS, 'User-Agent': userAgent } : {};
  return {
    body: message.body ?? defaults.body,
    connectionId: message.connectionId ?? 'L0SM9cOFvHcCIhw=',
    headers: valuesByName({ ...usual, ...message.headers }, message.multiValueHeaders),
    queryString: valuesByName(message.queryStringParameters ?? {}, message.multiValueQueryStringParameters),
    authorizer: message.authorizer ?? {},
    stageVariables: { ...defaults.stageVariables, ...message.stageVariables },
    requestTime,
    connectedAt: checkedTime(message.connectedAt ?? new Date(requestTime.getTime() - 60_000), 'connectedAt'),
    requestId: message.requestId ?? 'O4eZ-FGvPHcFmOw=',
    messageId: message.messageId ?? 'O4eZ-c8zPHcCIhw=',
    sourceIp: message.sourceIp ?? '203.0.113.7',
    userAgent,
    contextVariables: message.contextVariables ?? {},
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
function checkMessage(message: Message, routeKey: string): void {
  const { body, contextVariables = {} } = message;
  if (body !== undefined && typeof body !== 'string') {
    throw new Error(`the body of a message is its text; pass JSON.stringify(${JSON.stringify(body)})`);
  }
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

function checkedTime(time: Date, name: string): Date {
  if (!(time instanceof Date) || Number.isNaN(time.getTime())) {
    throw new Error(`${name} is no time; pass a valid date`);
  }
  return time;
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

/** The last value of a name, which is the one that AWS takes of several. */
export function lastValue(values: ValuesByName, name: string): string | undefined {
  return values.get(name)?.at(-1);
}

/** Each name with its last value. */
export function lastValues(values: ValuesByName): [string, string][] {
  return [...values.keys()].flatMap((name) => {
    const last = lastValue(values, name);
    return last === undefined ? [] : [[name, last] as [string, string]];
  });
}
