import type { ClientMessage } from './client-message';

/**
 * The response of a backend to the request of a route.
 *
 * For a Lambda proxy integration, it is the object that the function returns. For a custom Lambda integration, the body
 * is the JSON that the function returns, or `{"errorMessage":"…"}` if it throws. A mock has no backend; set only the
 * message.
 */
export interface BackendResponse {
  /**
   * The HTTP status code of the response.
   *
   * @default 200
   */
  readonly statusCode?: number;

  /**
   * The headers of the response. The template selection expression of an integration response can read them.
   *
   * @default - no headers
   */
  readonly headers?: { [name: string]: string };

  /**
   * The body of the response.
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
   * Whether the backend does not respond within the timeout of the integration.
   *
   * @default false
   */
  readonly timedOut?: boolean;

  /**
   * Whether the backend does not respond at all, because the function of a proxy integration throws or a host cannot be
   * reached.
   *
   * @default false
   */
  readonly failed?: boolean;

  /**
   * The message that the backend responds to. Response templates can read its context.
   *
   * @default - a message with default values
   */
  readonly message?: ClientMessage;
}
