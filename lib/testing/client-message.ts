/**
 * What a client sends to a route, and what API Gateway knows about the client. Everything left out has a realistic
 * value that is the same each time.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-mapping-template-reference.html
 */
export interface ClientMessage {
  /**
   * The text of the frame that the client sends. It must select the route of the tester, by the API's route selection expression. A
   * connection and a disconnection carry none.
   *
   * @default - the plainest JSON that selects the route, such as `{"action":"sendMessage"}`, or `{}`
   */
  readonly body?: string;

  /**
   * The id of the connection, `$context.connectionId`.
   *
   * @default 'L0SM9cOFvHcCIhw='
   */
  readonly connectionId?: string;

  /**
   * The headers of the handshake, beside those that a browser sends. On any route but `$connect` they are an error.
   *
   * @default - the headers of a handshake on $connect, none otherwise
   */
  readonly headers?: { [name: string]: string };

  /**
   * Headers that come more than once, with all their values. A name here takes the place of one in `headers`.
   *
   * @default - no header comes more than once
   */
  readonly multiValueHeaders?: { [name: string]: string[] };

  /**
   * The query string of the handshake. On any route but `$connect` it is an error.
   *
   * @default - no query string
   */
  readonly queryStringParameters?: { [name: string]: string };

  /**
   * Names of the query string that come more than once, with all their values. A name here takes the place of one in
   * `queryStringParameters`.
   *
   * @default - no name comes more than once
   */
  readonly multiValueQueryStringParameters?: { [name: string]: string[] };

  /**
   * What the authorizer of the connection returned, `$context.authorizer`: its `principalId` and its context. Every
   * value is a string, since API Gateway makes strings of them.
   *
   * @default - no authorizer
   */
  readonly authorizer?: { [name: string]: string };

  /**
   * Stage variables, over those that the stage in the template has.
   *
   * @default - the variables of the stage
   */
  readonly stageVariables?: { [name: string]: string };

  /**
   * When the message arrives: `$context.requestTime` and `$context.requestTimeEpoch`.
   *
   * @default - 2026-01-02T03:04:05.678Z
   */
  readonly requestTime?: Date;

  /**
   * When the client connected: `$context.connectedAt`.
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
   * The id of the message: `$context.messageId`. A connection and a disconnection have none.
   *
   * @default 'O4eZ-c8zPHcCIhw='
   */
  readonly messageId?: string;

  /**
   * The address of the client: `$context.identity.sourceIp`.
   *
   * @default '203.0.113.7'
   */
  readonly sourceIp?: string;

  /**
   * The program of the client: `$context.identity.userAgent`.
   *
   * @default 'Mozilla/5.0'
   */
  readonly userAgent?: string;

  /**
   * Any other variable of `$context`, by its name without the `$context.` before it, such as `identity.accountId`,
   * `error.messageString`, or `disconnectReason` on `$disconnect`. One that has a member here is an error.
   *
   * @default - no other variables
   */
  readonly contextVariables?: { [name: string]: string };
}
