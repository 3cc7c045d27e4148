import type { Duration } from 'aws-cdk-lib';
import type { IVpcLink } from 'aws-cdk-lib/aws-apigateway';
import type { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { ContentHandling, PassthroughBehavior } from '../../integration/integration-options';
import type { WebSocketMappingValue } from '../../mapping/mapping-value';

/**
 * What the integrations with an HTTP backend have in common.
 */
export interface WebSocketHttpIntegrationOptions {
  /**
   * The URL of the backend, which starts with `http://` or `https://`. A part in braces, such as `{room}`, is filled from
   * the path parameters.
   *
   * An empty one is an error (rule `integration-uri-required`).
   */
  readonly url: string;

  /**
   * The HTTP method of the request to the backend.
   *
   * @default HttpMethod.POST
   */
  readonly method?: HttpMethod;

  /**
   * Headers of the request to the backend, by name.
   *
   * A backend does not learn the connection id unless it is mapped here, to a query string or to the path.
   *
   * @default - none
   */
  readonly headers?: { [name: string]: WebSocketMappingValue };

  /**
   * Query strings of the request to the backend, by name.
   *
   * @default - none
   */
  readonly queryStrings?: { [name: string]: WebSocketMappingValue };

  /**
   * Values for the names in braces in the URL, by name.
   *
   * A value that a client, an authorizer or a stage decides needs fixed characters in the same segment of the path, such
   * as `/user-{id}/` (rule `path-parameter-unsafe`). Otherwise `..` or an empty value would lead to another path.
   *
   * @default - none
   */
  readonly pathParameters?: { [name: string]: WebSocketMappingValue };

  /**
   * How long the backend may take before API Gateway gives up, from 50 milliseconds to 29 seconds inclusive.
   *
   * Anything else is an error (rule `timeout-out-of-range`).
   *
   * @default - 29 seconds, which is AWS's default; nothing is emitted
   */
  readonly timeout?: Duration;

  /**
   * How the request payload is converted before it reaches the backend.
   *
   * @default - the payload is passed through unmodified
   */
  readonly contentHandling?: ContentHandling;

  /**
   * What happens to a message that no request template is selected for. A proxy has no templates.
   *
   * @default - none set; AWS then passes the message on when no template matches
   */
  readonly passthroughBehavior?: PassthroughBehavior;

  /**
   * The VPC link through which the backend is reached, which makes it private.
   *
   * It is `VpcLink` of `aws-apigateway`, to a Network Load Balancer. A link of HTTP APIs is an error (rule
   * `vpc-link-of-http-api`).
   *
   * @default - the backend is reached over the internet
   */
  readonly vpcLink?: IVpcLink;

  /**
   * What the integration is for, in at most 1024 characters.
   *
   * A longer one is an error (rule `description-too-long`).
   *
   * @default - none
   */
  readonly description?: string;
}
