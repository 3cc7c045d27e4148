import type { ClientMessage } from './client-message';

/**
 * What a backend answers to the request of a route, and to which message.
 *
 * Of a Lambda proxy integration it is the object that the function returns. Of a custom Lambda integration the body is
 * the JSON of what the function returns, `{"errorMessage":"…"}` when it throws. A mock has no backend: set
 * the message only.
 */
export interface BackendResponse {
  /**
   * The HTTP status that the backend answers.
   *
   * @default 200
   */
  readonly statusCode?: number;

  /**
   * The headers that the backend answers, which the template selection expression of an integration response can read.
   *
   * @default - no headers
   */
  readonly headers?: { [name: string]: string };

  /**
   * The body that the backend answers.
   *
   * @default - an empty body
   */
  readonly body?: string;

  /**
   * The result of the function behind a Lambda proxy integration, exactly as it returns it. A malformed result leads to
   * `Internal server error`, as on AWS. It replaces `statusCode`, `headers` and `body`.
   *
   * @default - the result that `statusCode`, `headers` and `body` make up
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows a JSON value by this name only
  readonly functionResult?: any;

  /**
   * Whether the backend does not answer within the timeout of the integration.
   *
   * @default false
   */
  readonly timedOut?: boolean;

  /**
   * Whether the backend gives no answer at all: the function of a proxy integration throws, a host is not reached.
   *
   * @default false
   */
  readonly failed?: boolean;

  /**
   * What the client had sent, which templates of the response can read, too.
   *
   * @default - a message with nothing set
   */
  readonly message?: ClientMessage;
}
