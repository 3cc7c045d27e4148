import type { WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import { type WebSocketIntegrationOptions, WebSocketIntegrationType } from '../../integration/integration-options';
import type { WebSocketIntegrationResponseOptions } from '../../integration/integration-response';
import { requestTemplates } from '../../integration/request-template';
import type { WebSocketMappingTemplate } from '../../mapping/mapping-template';
import { selectionExpressionFor } from '../../service-facts/selection-expressions';
import { WebSocketRouteIntegrationBase } from '../route-integration';
import type { WebSocketHttpIntegrationOptions } from './http-options';
import { httpRequest } from './http-request';

/**
 * Properties of a `WebSocketHttpIntegration`.
 */
export interface WebSocketHttpIntegrationProps extends WebSocketHttpIntegrationOptions {
  /**
   * The mapping template that makes the request body of every message.
   *
   * It takes the place of `requestTemplates` and `templateSelectionExpression`; together with one of them it is an error
   * (rule `template-conflict`).
   *
   * @default - the request templates; without them, the message is passed through
   */
  readonly requestTemplate?: WebSocketMappingTemplate;

  /**
   * Mapping templates, in the Velocity Template Language, that make the request body.
   *
   * Each stands under the key that the template selection expression picks it by. The key `$default` serves every
   * message that no other key matches.
   *
   * @default - none; the message is passed through
   */
  readonly requestTemplates?: { [key: string]: string };

  /**
   * The expression whose value is the key of the request template to render. `$default` is escaped as AWS wants it.
   *
   * @default - the template under the key $default when there is one; else none
   */
  readonly templateSelectionExpression?: string;

  /**
   * What the client of a two-way route gets when the backend has answered.
   *
   * @default - none; on a two-way route that is an error (rule two-way-route-without-response)
   */
  readonly responses?: WebSocketIntegrationResponseOptions[];
}

/**
 * An HTTP or HTTPS backend that is called through mapping templates, public or behind a VPC link.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 */
export class WebSocketHttpIntegration extends WebSocketRouteIntegrationBase {
  /**
   * Prepares an integration with an HTTP backend.
   *
   * @param id The construct id of the integration
   * @param props Where the backend is, and what passes
   */
  constructor(
    id: string,
    private readonly props: WebSocketHttpIntegrationProps,
  ) {
    super(id, props);
    requestTemplates(props, id);
    httpRequest(props, id);
  }

  public override bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
    const { requestTemplate, requestTemplates: templates, templateSelectionExpression } = this.props;
    return {
      ...httpRequest(this.props, options.scope.node.path),
      integrationType: WebSocketIntegrationType.HTTP,
      requestTemplate,
      requestTemplates: templates,
      templateSelectionExpression: selectionExpressionFor(templateSelectionExpression, templates),
    };
  }
}
