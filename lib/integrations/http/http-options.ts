import type { IVpcLink } from 'aws-cdk-lib/aws-apigateway';
import type { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { WebSocketRequestOptions } from '../../integration/integration-options';
import type { WebSocketMappingValue } from '../../mapping/mapping-value';

/**
 * Options for an integration with an HTTP backend.
 */
export interface WebSocketHttpIntegrationOptions extends WebSocketRequestOptions {
  /**
   * The URL of the backend, which begins with `http://` or `https://`.
   *
   * A name in braces, such as `{room}`, is replaced with the path parameter of that name.
   */
  readonly url: string;

  /**
   * The HTTP method of the request to the backend.
   *
   * @default HttpMethod.POST
   */
  readonly method?: HttpMethod;

  /**
   * The headers of the request to the backend, by name. For a fixed string, use `WebSocketMappingValue.literal`.
   *
   * The backend does not know the connection id unless you map it to a header, a query string or the path.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: WebSocketMappingValue };

  /**
   * The query strings of the request to the backend, by name. For a fixed string, use `WebSocketMappingValue.literal`.
   *
   * @default - none
   */
  readonly queryStrings?: { [name: string]: WebSocketMappingValue };

  /**
   * The values for the names in braces in the URL, by name. For a fixed string, use `WebSocketMappingValue.literal`.
   *
   * A value that a client, an authorizer or a stage decides needs fixed characters in the same segment of the path, such
   * as `/user-{id}/` (rule `path-parameter-unsafe`). Otherwise `..` or an empty value would lead to another path.
   *
   * @default - none
   */
  readonly pathParameters?: { [name: string]: WebSocketMappingValue };

  /**
   * The VPC link that makes a private backend reachable.
   *
   * Pass a `VpcLink` of `aws-apigateway`, to a Network Load Balancer. AWS rejects a link of HTTP APIs (rule
   * `vpc-link-of-http-api`).
   *
   * @default - the backend is reached over the internet
   */
  readonly vpcLink?: IVpcLink;
}
