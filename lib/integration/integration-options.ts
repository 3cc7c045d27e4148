import type { Duration } from 'aws-cdk-lib';
import type { IVpcLink } from 'aws-cdk-lib/aws-apigateway';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { WebSocketMappingTemplate } from '../mapping/mapping-template';

/**
 * What kind of backend an integration reaches, and whether API Gateway transforms what passes.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 */
export enum WebSocketIntegrationType {
  /**
   * An action of an AWS service, or a Lambda function called through mapping templates.
   *
   * API Gateway renders the request template, signs the request and sends it; the client of a two-way route
   * gets what an integration response makes of the answer.
   */
  AWS = 'AWS',

  /**
   * A Lambda function that receives the whole message and its context as one event.
   *
   * Mapping templates and integration responses have no effect; on a two-way route the client gets the `body`
   * of the function's result.
   */
  AWS_PROXY = 'AWS_PROXY',

  /**
   * An HTTP or HTTPS endpoint called through mapping templates, public or behind a VPC link.
   *
   * The client of a two-way route gets what an integration response makes of the answer.
   */
  HTTP = 'HTTP',

  /**
   * An HTTP or HTTPS endpoint that receives the message as it is, public or behind a VPC link.
   *
   * Mapping templates and integration responses have no effect; request parameters do. On a two-way route the
   * client gets the body of the answer.
   */
  HTTP_PROXY = 'HTTP_PROXY',

  /**
   * No backend: API Gateway answers by itself.
   *
   * The request template renders an object with an integer `statusCode`, which picks the integration response.
   */
  MOCK = 'MOCK',
}

/**
 * How a payload is converted on its way through an integration.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-binary-media-types.html
 */
export enum ContentHandling {
  /**
   * Decodes a base64-encoded text payload to the bytes that it stands for.
   */
  CONVERT_TO_BINARY = 'CONVERT_TO_BINARY',

  /**
   * Encodes a binary payload as base64 text.
   */
  CONVERT_TO_TEXT = 'CONVERT_TO_TEXT',
}

/**
 * What happens to a message that no request template is selected for.
 *
 * AWS describes the behavior by the content type of a request. A WebSocket message has none: the key that the
 * template selection expression yields stands in for it.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/integration-passthrough-behaviors.html
 */
export enum PassthroughBehavior {
  /**
   * Passes the message to the backend as it is when no template matches, or when there is none.
   *
   * It is what AWS does when nothing is set.
   */
  WHEN_NO_MATCH = 'WHEN_NO_MATCH',

  /**
   * Passes the message to the backend as it is only when the integration has no templates at all.
   *
   * With templates of which none matches, the message is rejected.
   */
  WHEN_NO_TEMPLATES = 'WHEN_NO_TEMPLATES',

  /**
   * Rejects a message that no template matches.
   */
  NEVER = 'NEVER',
}

/**
 * What an integration reaches, and how: everything about it but the API that owns it.
 */
export interface WebSocketIntegrationOptions {
  /**
   * What kind of backend the integration reaches.
   */
  readonly integrationType: WebSocketIntegrationType;

  /**
   * Where the backend is, in at most 2048 characters.
   *
   * - `AWS_PROXY`, or `AWS` with a Lambda function:
   *   `arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/{function ARN}/invocations`
   * - `AWS` with another service: `arn:aws:apigateway:{region}:{service}:action/{action}`,
   *   or `arn:aws:apigateway:{region}:{service}:path/{path}`
   * - `HTTP` and `HTTP_PROXY`, also behind a VPC link: a URL that starts with `http://` or `https://`
   * - `MOCK`: not used; pass an empty string
   *
   * An empty URI is an error for every type but `MOCK` (rule `integration-uri-required`), and so is a longer one
   * (rule `integration-uri-too-long`) and, for `HTTP` and `HTTP_PROXY`, one that is no URL (rule `http-uri-malformed`).
   * For `AWS` and `AWS_PROXY` one that is no such ARN is a warning (rule `aws-uri-malformed`), and so is another service
   * behind `AWS_PROXY` (rule `proxy-without-function`), a FIFO queue that gets no message group (rule
   * `fifo-queue-without-group`), and a URI of a mock (rule `prop-without-effect`).
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
   */
  readonly integrationUri: string;

  /**
   * How the request payload is converted before it reaches the backend.
   *
   * @default - the payload is passed through unmodified
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-binary-media-types.html
   */
  readonly contentHandling?: ContentHandling;

  /**
   * The role that API Gateway assumes to call the backend.
   *
   * Its trust policy must allow `apigateway.amazonaws.com`; one that does not is a warning at synth (rule
   * `role-not-assumable`). It is needed to call an AWS service other than Lambda, where none is a warning (rule
   * `credentials-missing`); a function can instead allow the API in its resource policy.
   *
   * @default - no role
   */
  readonly credentialsRole?: IRole;

  /**
   * The HTTP method of the request to the backend, in at most 64 characters.
   *
   * A longer one is an error (rule `integration-method-too-long`).
   *
   * `AWS` and `AWS_PROXY` call Lambda, and most AWS services, with `POST`: another method for Lambda is a warning (rule
   * `lambda-method-not-post`). All but Lambda and `MOCK` are expected to set it: a missing method is a warning (rule
   * `integration-method-missing`), and so is one that HTTP does not have (rule `integration-method-unknown`). `MOCK` has
   * no use for it.
   *
   * @default - no method
   */
  readonly integrationMethod?: string;

  /**
   * What happens to a message that no request template is selected for.
   *
   * `NEVER` without a template is a warning (rule `passthrough-never-without-template`).
   *
   * @default - none set; AWS then passes the message on when no template matches
   */
  readonly passthroughBehavior?: PassthroughBehavior;

  /**
   * Headers, query strings and path parts of the request to the backend.
   *
   * A key is a destination, such as `integration.request.header.X-Connection`. A value is a source, such as
   * `context.connectionId`, `route.request.body.text` or a static value in single quotes, in at most 512 characters;
   * a longer one is an error (rule `request-parameter-too-long`).
   *
   * A key that is no destination is an error (rule `parameter-destination-invalid`), and so is a value that is no source
   * (rule `parameter-source-invalid`) or that only `$connect` has, on another route (rule `connect-only-source`). A source
   * that AWS does not document is a warning (rule `parameter-source-undocumented`), and so is a header that API Gateway
   * refuses to send (rule `header-refused`).
   *
   * @default - none
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-mapping.html
   */
  readonly requestParameters?: { [destination: string]: string };

  /**
   * The mapping template that makes the request body of every message.
   *
   * It takes the place of `requestTemplates` and `templateSelectionExpression`; together with one of them it is an error
   * (rule `template-conflict`).
   *
   * @default - the request templates, or none
   */
  readonly requestTemplate?: WebSocketMappingTemplate;

  /**
   * Mapping templates, in the Velocity Template Language, that make the request body.
   *
   * Each stands under the key that the template selection expression picks it by. The key `$default` serves every
   * message that no other key matches. A key that the expression never yields is a warning (rule
   * `template-never-selected`), and so is a key with a backslash (rule `template-key-escaped`), a template of a proxy (rule
   * `template-on-proxy-integration`) and a mock that renders no integer status code (rule `mock-without-status-code`).
   *
   * A template that cannot be read is an error (rule `template-does-not-parse`), and so is one of more than 300 KB (rule
   * `template-too-long`). Syntax of Velocity 2 is a warning (rule `template-of-velocity-2`), and so is a variable of the
   * context that there is not (rule `context-variable-unknown`), a value of the message without an escape (rule
   * `message-unescaped`) and an escape that is not JSON (rule `single-quote-escaped`). `requestTemplate` has none of these.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-transformations.html
   */
  readonly requestTemplates?: { [key: string]: string };

  /**
   * The expression whose value is the key of the request template to render.
   *
   * An example is `${request.body.kind}`. A backslash before `$default` makes it a plain word, which always takes the
   * template under the key `$default`; without the backslash it is an error (rule `selection-expression-unescaped`).
   * Another variable that AWS does not document is a warning (rule `selection-expression-variable-unknown`), and so is a
   * `$` that begins no variable (rule `selection-expression-malformed`).
   *
   * @default - none; AWS then takes the template under the key application/json
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html
   */
  readonly templateSelectionExpression?: string;

  /**
   * How long the backend may take before API Gateway gives up, from 50 milliseconds to 29 seconds inclusive.
   *
   * Anything else is an error (rule `timeout-out-of-range`). A token is not judged, and must be in milliseconds:
   * `Duration.millis(...)`.
   *
   * @default - 29 seconds, which is AWS's default; nothing is emitted
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
   */
  readonly timeout?: Duration;

  /**
   * What the integration is for, in at most 1024 characters.
   *
   * A longer one is an error (rule `description-too-long`).
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * The VPC link through which an `HTTP` or `HTTP_PROXY` backend is reached.
   *
   * On another type it is a warning (rule `vpc-link-without-http`).
   *
   * It is a link of REST APIs: `VpcLink` of `aws-apigateway`, to a Network Load Balancer. A link of HTTP APIs, which
   * is `VpcLink` of `aws-apigatewayv2`, is an error (rule `vpc-link-of-http-api`), since AWS rejects it on a WebSocket
   * API. The URI stays the URL of the backend.
   *
   * @default - the backend is reached over the internet
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
   */
  readonly vpcLink?: IVpcLink;
}
