import type { WebSocketRequestTemplateOptions } from '../integration/integration-options';
import type { WebSocketRouteIntegrationOptions } from './route-integration';

/**
 * Options for every integration of a route with mapping templates.
 */
export interface WebSocketTemplateIntegrationOptions
  extends WebSocketRequestTemplateOptions,
    WebSocketRouteIntegrationOptions {
  /**
   * The expression that yields the key of the request template to render, such as `${request.body.kind}`. `$default` is
   * escaped for you.
   *
   * @default - the template under the key $default when there is one; the classes that aws-cdk-lib has too set none, and
   * AWS then selects the template under the key application/json
   */
  readonly templateSelectionExpression?: string;
}
