import type { Duration } from 'aws-cdk-lib';
import type { WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import {
  type ContentHandling,
  type PassthroughBehavior,
  type WebSocketIntegrationOptions,
  WebSocketIntegrationType,
} from '../integration/integration-options';
import type { WebSocketIntegrationResponseOptions } from '../integration/integration-response';
import { requestTemplates } from '../integration/request-template';
import type { WebSocketMappingTemplate } from '../mapping/mapping-template';
import { escapeSelectionExpression } from '../service-facts/selection-expressions';
import { WebSocketRouteIntegrationBase } from './route-integration';

/**
 * Properties of a `WebSocketAwsIntegration`.
 */
export interface WebSocketAwsIntegrationProps {
  /**
   * The service action to call, `arn:aws:apigateway:{region}:{service}:action/{action}`, or a path of the service,
   * `arn:aws:apigateway:{region}:{service}:path/{path}`.
   *
   * An empty one is an error (rule `integration-uri-required`).
   */
  readonly integrationUri: string;

  /**
   * The HTTP method of the request to the service. It is `POST` for most services.
   */
  readonly integrationMethod: string;

  /**
   * How the request payload is converted before it reaches the service.
   *
   * @default - the payload is passed through unmodified
   */
  readonly contentHandling?: ContentHandling;

  /**
   * The role that API Gateway assumes to call the service.
   *
   * @default - no role
   */
  readonly credentialsRole?: IRole;

  /**
   * Headers, query strings and path parts of the request to the service.
   *
   * A key is a destination, such as `integration.request.header.Content-Type`. A value is a source, such as
   * `context.connectionId` or a static value in single quotes.
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
   * Each stands under the key that the template selection expression picks it by.
   *
   * @default - none
   */
  readonly requestTemplates?: { [key: string]: string };

  /**
   * The expression whose value is the key of the request template to render. `$default` is escaped as AWS wants it.
   *
   * @default - none; AWS then takes the template under the key application/json
   */
  readonly templateSelectionExpression?: string;

  /**
   * How long the service may take before API Gateway gives up, from 50 milliseconds to 29 seconds inclusive.
   *
   * Anything else is an error (rule `timeout-out-of-range`).
   *
   * @default - 29 seconds, which is AWS's default; nothing is emitted
   */
  readonly timeout?: Duration;

  /**
   * What happens to a message that no request template is selected for.
   *
   * @default - none set; AWS then passes the message on when no template matches
   */
  readonly passthroughBehavior?: PassthroughBehavior;

  /**
   * What the client of a two-way route gets when the service has answered.
   *
   * @default - none; on a two-way route the client then gets nothing, which is a warning (rule
   * two-way-route-without-response)
   */
  readonly responses?: WebSocketIntegrationResponseOptions[];
}

/**
 * An action of an AWS service, called through mapping templates.
 *
 * It takes the place of the class of the same name in `aws-cdk-lib/aws-apigatewayv2-integrations`, with the same
 * template.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 */
export class WebSocketAwsIntegration extends WebSocketRouteIntegrationBase {
  /**
   * @internal
   */
  protected override readonly _acceptsTwoWayWithoutResponse: boolean = true;

  /**
   * Prepares an integration with a service action.
   *
   * @param id The construct id of the integration
   * @param props What the integration calls, and how
   */
  constructor(
    id: string,
    private readonly props: WebSocketAwsIntegrationProps,
  ) {
    super(id, props);
    requestTemplates(props, id);
  }

  public override bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
    void options;
    const { responses, templateSelectionExpression, ...request } = this.props;
    return {
      ...request,
      integrationType: WebSocketIntegrationType.AWS,
      templateSelectionExpression: escapeSelectionExpression(templateSelectionExpression),
    };
  }
}
