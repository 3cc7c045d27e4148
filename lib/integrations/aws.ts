import type { WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import {
  type WebSocketIntegrationOptions,
  WebSocketIntegrationType,
  type WebSocketRequestOptions,
} from '../integration/integration-options';
import { validRequest } from '../integration/integration-properties';
import { requireCall } from '../integration/prop-types';
import { escapeSelectionExpression } from '../service-facts/selection-expressions';
import { WebSocketRouteIntegrationBase } from './route-integration';
import type { WebSocketTemplateIntegrationOptions } from './template-options';

/**
 * Properties of a `WebSocketAwsIntegration`.
 */
export interface WebSocketAwsIntegrationProps extends WebSocketRequestOptions, WebSocketTemplateIntegrationOptions {
  /**
   * The service action to call, `arn:aws:apigateway:{region}:{service}:action/{action}`, or a path of the service,
   * `arn:aws:apigateway:{region}:{service}:path/{path}`.
   */
  readonly integrationUri: string;

  /**
   * The HTTP method of the request to the service, which is `POST` for most services.
   */
  readonly integrationMethod: string;

  /**
   * The role that API Gateway assumes to call the service.
   *
   * @default - no role
   */
  readonly credentialsRole?: IRole;

  /**
   * The headers, query strings and path parameters of the request to the service.
   *
   * A key is a destination, such as `integration.request.header.Content-Type`. A value is a source, such as
   * `context.connectionId` or a fixed value in single quotes.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-data-mapping.html
   */
  readonly requestParameters?: { [destination: string]: string };
}

/**
 * An AWS service action, called through mapping templates.
 *
 * The class replaces its namesake in `aws-cdk-lib/aws-apigatewayv2-integrations`, with the same template.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 * @example
 *
 * import { IRole } from 'aws-cdk-lib/aws-iam';
 * import { WebSocketAwsIntegration } from 'cdk-websocket-integrations';
 *
 * declare const role: IRole;
 *
 * const integration = new WebSocketAwsIntegration('Publish', {
 *   integrationUri: 'arn:aws:apigateway:us-east-1:sns:action/Publish',
 *   integrationMethod: 'POST',
 *   credentialsRole: role,
 * });
 */
export class WebSocketAwsIntegration extends WebSocketRouteIntegrationBase {
  /**
   * @internal
   */
  protected override readonly _acceptsTwoWayWithoutResponse: boolean = true;

  private readonly request: WebSocketIntegrationOptions;

  /**
   * Creates an integration with a service action.
   *
   * @param id The construct id of the integration
   * @param props The action to call, and the request
   */
  constructor(id: string, props: WebSocketAwsIntegrationProps) {
    requireCall({ id }, 'WebSocketAwsIntegrationProps', props);
    super(id, props);
    const { responses, templateSelectionExpression, ...request } = props;
    const options = {
      ...request,
      integrationType: WebSocketIntegrationType.AWS,
      templateSelectionExpression: escapeSelectionExpression(templateSelectionExpression),
    };
    this.request = validRequest(id, options, props.integrationUri);
  }

  public override bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
    void options;
    return this.request;
  }
}
