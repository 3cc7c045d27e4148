import type { WebSocketMappingTemplate } from '../mapping/mapping-template';
import type { ContentHandling } from './integration-options';
import type { WebSocketIntegrationResponseKey } from './response-key';

/**
 * Options for an integration response.
 */
export interface WebSocketIntegrationResponseOptions {
  /**
   * The responses of the backend to handle.
   *
   * Each response of an integration must have a key of its own (rule `duplicate-response-key`).
   */
  readonly key: WebSocketIntegrationResponseKey;

  /**
   * The mapping template that renders the message to the client.
   *
   * It replaces `responseTemplates` and `templateSelectionExpression`; setting one of them too is an error (rule
   * `template-conflict`). The template cannot read the request.
   *
   * @default - the response templates; without them, the body of the backend's response is passed through unchanged
   */
  readonly template?: WebSocketMappingTemplate;

  /**
   * The mapping templates that render the message to the client, in the Velocity Template Language, by template key.
   *
   * The template selection expression yields the key of the template to render. The template under `$default` serves
   * every response that no other key matches. Nothing in these templates is escaped for you; `template` does that.
   *
   * @default - the body of the backend's response is passed through unchanged
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-transformations.html
   */
  readonly responseTemplates?: { [key: string]: string };

  /**
   * The parameters of the response. A key is a destination, such as `method.response.header.X-Id`. A value is a source,
   * such as `integration.response.header.X-Id`, or a fixed value in single quotes.
   *
   * A WebSocket client gets no headers after the handshake.
   *
   * @default - none
   */
  readonly responseParameters?: { [destination: string]: string };

  /**
   * The expression that yields the key of the response template to render, such as
   * `${integration.response.statuscode}`. `$default` is escaped for you.
   *
   * @default - the template under the key $default when there is one; else none
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html
   */
  readonly templateSelectionExpression?: string;

  /**
   * The conversion of the response payload before it reaches the client.
   *
   * @default - the payload is passed through unchanged
   */
  readonly contentHandling?: ContentHandling;
}
