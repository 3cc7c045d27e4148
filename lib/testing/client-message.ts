/**
 * A message from a client to a route, and what API Gateway knows about the client. Every property that is not set has a
 * realistic value that is the same in every run.
 *
 * @see
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
 */
export interface ClientMessage {
  /**
   * The text of the frame that the client sends. It must select the route of the tester through the API's route
   * selection expression. `$connect` and `$disconnect` have no body.
   *
   * @default - the simplest JSON that selects the route, such as `{"action":"sendMessage"}`, or `{}`
   */
  readonly body?: string;

  /**
   * The id of the connection, `$context.connectionId`.
   *
   * @default 'L0SM9cOFvHcCIhw='
   */
  readonly connectionId?: string;

  /**
   * Headers of the handshake, in addition to those that a browser sends. They are an error on routes other than
   * `$connect`.
   *
   * @default - the headers of a handshake on $connect, none otherwise
   */
  readonly headers?: { [name: string]: string };

  /**
   * Headers with several values. They replace headers of the same name in `headers`.
   *
   * @default - every header has one value
   */
  readonly multiValueHeaders?: { [name: string]: string[] };

  /**
   * The query string of the handshake. It is an error on routes other than `$connect`.
   *
   * @default - no query string
   */
  readonly queryStringParameters?: { [name: string]: string };

  /**
   * Query string parameters with several values. They replace parameters of the same name in `queryStringParameters`.
   *
   * @default - every parameter has one value
   */
  readonly multiValueQueryStringParameters?: { [name: string]: string[] };

  /**
   * The result of the connection's authorizer, `$context.authorizer`: its `principalId` and its context. Every value is
   * a string, because API Gateway converts them to strings.
   *
   * @default - no authorizer
   */
  readonly authorizer?: { [name: string]: string };

  /**
   * Stage variables, which override those of the stage in the template.
   *
   * @default - the variables of the stage
   */
  readonly stageVariables?: { [name: string]: string };

  /**
   * The time at which the message arrives, `$context.requestTime` and `$context.requestTimeEpoch`.
   *
   * @default - 2026-01-02T03:04:05.678Z
   */
  readonly requestTime?: Date;

  /**
   * The time at which the client connected, `$context.connectedAt`.
   *
   * @default - one minute before `requestTime`
   */
  readonly connectedAt?: Date;

  /**
   * The id of the request: `$context.requestId` and `$context.extendedRequestId`.
   *
   * @default 'O4eZ-FGvPHcFmOw='
   */
  readonly requestId?: string;

  /**
   * The id of the message: `$context.messageId`. `$connect` and `$disconnect` have none.
   *
   * @default 'O4eZ-c8zPHcCIhw='
   */
  readonly messageId?: string;

  /**
   * The IP address of the client: `$context.identity.sourceIp`.
   *
   * @default '203.0.113.7'
   */
  readonly sourceIp?: string;

  /**
   * The user agent of the client, `$context.identity.userAgent`.
   *
   * @default 'Mozilla/5.0'
   */
  readonly userAgent?: string;

  /**
   * Any other variable of `$context`, by its name without the `$context.` before it, such as `identity.accountId`,
   * `error.messageString`, or `disconnectReason` on `$disconnect`. A variable that has its own property here is an
   * error.
   *
   * @default - no other variables
   */
  readonly contextVariables?: { [name: string]: string };
}
