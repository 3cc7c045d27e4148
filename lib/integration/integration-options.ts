import type { Duration } from 'aws-cdk-lib';
import type { IVpcLink } from 'aws-cdk-lib/aws-apigateway';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { WebSocketMappingTemplate } from '../mapping/mapping-template';

/**
 * The kind of backend that an integration calls.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 */
export enum WebSocketIntegrationType {
  /**
   * An AWS service action, or a Lambda function that is called through mapping templates.
   *
   * API Gateway renders the request template and sends it in a signed request. On a two-way route, an integration
   * response decides what the client gets.
   */
  AWS = 'AWS',

  /**
   * A Lambda function that receives the whole message and its context as one event.
   *
   * Mapping templates and integration responses have no effect. On a two-way route, the client gets the `body` of the
   * function's result.
   */
  AWS_PROXY = 'AWS_PROXY',

  /**
   * An HTTP or HTTPS endpoint that is called through mapping templates, public or behind a VPC link.
   *
   * On a two-way route, an integration response decides what the client gets.
   */
  HTTP = 'HTTP',

  /**
   * An HTTP or HTTPS endpoint that receives the message unchanged, public or behind a VPC link.
   *
   * Mapping templates and integration responses have no effect, but request parameters do. On a two-way route, the
   * client gets the body of the response.
   */
  HTTP_PROXY = 'HTTP_PROXY',

  /**
   * No backend: API Gateway creates the response.
   *
   * The request template renders an object with an integer `statusCode`, which selects the integration response.
   */
  MOCK = 'MOCK',
}

/**
 * The conversion of a payload on its way through an integration.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-binary-media-types.html
 */
export enum ContentHandling {
  /**
   * Decodes a base64-encoded string to bytes.
   */
  CONVERT_TO_BINARY = 'CONVERT_TO_BINARY',

  /**
   * Encodes bytes as a base64 string.
   */
  CONVERT_TO_TEXT = 'CONVERT_TO_TEXT',
}

/**
 * The handling of a message for which no request template is selected.
 *
 * AWS describes the behavior by the content type of a request. A WebSocket message has none: the key that the template
 * selection expression yields replaces it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
 */
export enum PassthroughBehavior {
  /**
   * Passes the message through unchanged when no template matches. This is AWS's default.
   */
  WHEN_NO_MATCH = 'WHEN_NO_MATCH',

  /**
   * Passes the message through unchanged when the integration has no templates, and rejects it when it has templates of
   * which none matches.
   */
  WHEN_NO_TEMPLATES = 'WHEN_NO_TEMPLATES',

  /**
   * Rejects the message.
   */
  NEVER = 'NEVER',
}

/**
 * Options for every backend that receives a payload.
 */
export interface WebSocketBackendOptions {
  /**
   * The time that the backend has to respond, from 50 milliseconds to 29 seconds.
   *
   * A duration that is a token must be in milliseconds: `Duration.millis(...)`.
   *
   * @default - 29 seconds, which is AWS's default; nothing is emitted
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
   */
  readonly timeout?: Duration;

  /**
   * The conversion of the request payload before it reaches the backend.
   *
   * @default - the payload is passed through unchanged
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-binary-media-types.html
   */
  readonly contentHandling?: ContentHandling;
}

/**
 * Options for every backend that is called with a configurable request.
 */
export interface WebSocketRequestOptions extends WebSocketBackendOptions {
  /**
   * The handling of a message for which no request template is selected.
   *
   * @default - none is set; AWS then passes the message through when no template matches
   */
  readonly passthroughBehavior?: PassthroughBehavior;

  /**
   * The purpose of the integration, in at most 1024 characters.
   *
   * @default - none
   */
  readonly description?: string;
}

/**
 * Options for every backend whose request body a mapping template renders.
 */
export interface WebSocketRequestTemplateOptions {
  /**
   * The mapping template that renders the request body of every message.
   *
   * It replaces `requestTemplates` and `templateSelectionExpression`; setting one of them too is an error (rule
   * `template-conflict`).
   *
   * @default - the request templates, or none
   */
  readonly requestTemplate?: WebSocketMappingTemplate;

  /**
   * The mapping templates that render the request body, in the Velocity Template Language, by template key.
   *
   * The template selection expression yields the key of the template to render. The template under `$default` serves
   * every message that no other key matches. Nothing in these templates is escaped for you; `requestTemplate` does that.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-transformations.html
   */
  readonly requestTemplates?: { [key: string]: string };
}

/**
 * Options for an integration, except for the API that owns it.
 */
export interface WebSocketIntegrationOptions extends WebSocketRequestOptions, WebSocketRequestTemplateOptions {
  /**
   * The kind of backend that the integration calls.
   */
  readonly integrationType: WebSocketIntegrationType;

  /**
   * The URI of the backend, in at most 2048 characters.
   *
   * - `AWS_PROXY`, or `AWS` with a Lambda function:
   *   `arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{function ARN}/invocations`
   * - `AWS` with another service: `arn:aws:apigateway:{region}:{service}:action/{action}`,
   *   or `arn:aws:apigateway:{region}:{service}:path/{path}`
   * - `HTTP` and `HTTP_PROXY`, also behind a VPC link: a URL that begins with `http://` or `https://`
   * - `MOCK`: not used; pass an empty string
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
   */
  readonly integrationUri: string;

  /**
   * The role that API Gateway assumes to call the backend.
   *
   * Its trust policy must allow `apigateway.amazonaws.com`. AWS services other than Lambda require a role; a function can
   * instead allow the API in its resource policy.
   *
   * @default - no role
   */
  readonly credentialsRole?: IRole;

  /**
   * The HTTP method of the request to the backend, in at most 64 characters.
   *
   * Required for HTTP backends and AWS services other than Lambda. Lambda, and most other services, are called with
   * `POST`. `MOCK` does not use it.
   *
   * @default - no method
   */
  readonly integrationMethod?: string;

  /**
   * The headers, query strings and path parameters of the request to the backend.
   *
   * A key is a destination, such as `integration.request.header.X-Connection`. A value is a source in at most 512
   * characters, such as `context.connectionId`, `route.request.body.text` or a fixed value in single quotes.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-mapping.html
   */
  readonly requestParameters?: { [destination: string]: string };

  /**
   * The expression that yields the key of the request template to render, such as `${request.body.kind}`.
   *
   * A backslash before `$default` makes it a fixed word, which always selects the template under the key `$default`.
   * Without the backslash it is an error (rule `selection-expression-unescaped`).
   *
   * @default - none; AWS then selects the template under the key application/json
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html
   */
  readonly templateSelectionExpression?: string;

  /**
   * The VPC link that makes an `HTTP` or `HTTP_PROXY` backend reachable.
   *
   * Pass a `VpcLink` of `aws-apigateway`, to a Network Load Balancer. AWS rejects a link of HTTP APIs on a WebSocket API
   * (rule `vpc-link-of-http-api`). The URI stays the URL of the backend.
   *
   * @default - the backend is reached over the internet
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
   */
  readonly vpcLink?: IVpcLink;
}
