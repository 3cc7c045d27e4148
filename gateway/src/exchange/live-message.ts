/** Values by name, all of them for a name that comes more than once. */
export type ValuesByName = ReadonlyMap<string, readonly string[]>;

/** What happens on a connection, as API Gateway passes it to a route. */
export interface LiveMessage {
  readonly body?: string;
  readonly connectionId: string;
  readonly requestId: string;
  readonly messageId: string;
  readonly requestTime: Date;
  readonly connectedAt: Date;
  readonly sourceIp: string;
  readonly userAgent?: string;
  readonly headers: ValuesByName;
  readonly queryString: ValuesByName;
  readonly authorizer: { readonly [name: string]: string };
  /** How the connection ended; on `$disconnect` only. */
  readonly disconnect?: { readonly statusCode: number; readonly reason: string };
}
