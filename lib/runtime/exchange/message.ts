/** Values by name, all of them for a name that comes more than once. */
export type ValuesByName = ReadonlyMap<string, readonly string[]>;

/** What happens on a connection, complete, as API Gateway passes it to a route. */
export interface Message {
  /** Empty when the client sends none. */
  readonly body: string;
  readonly connectionId: string;
  /** The headers of the handshake. Only `$connect` reads them, so other routes may have them too. */
  readonly headers: ValuesByName;
  /** The query string of the handshake, for `$connect`. */
  readonly queryString: ValuesByName;
  readonly authorizer: { readonly [name: string]: string };
  readonly stageVariables: { readonly [name: string]: string };
  readonly requestTime: Date;
  readonly connectedAt: Date;
  readonly requestId: string;
  readonly messageId: string;
  readonly sourceIp: string;
  /** Undefined when the client does not name its program. */
  readonly userAgent?: string;
  /** How the connection ended; read by `$disconnect`. */
  readonly disconnect?: { readonly statusCode: number; readonly reason: string };
  /** Other variables of `$context`, by their names with dots. */
  readonly contextVariables?: { readonly [name: string]: string };
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
