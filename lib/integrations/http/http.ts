import type { WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import { type WebSocketIntegrationOptions, WebSocketIntegrationType } from '../../integration/integration-options';
import { validRequest } from '../../integration/integration-properties';
import { requireCall } from '../../integration/prop-types';
import { selectionExpressionFor } from '../../service-facts/selection-expressions';
import { WebSocketRouteIntegrationBase } from '../route-integration';
import type { WebSocketTemplateIntegrationOptions } from '../template-options';
import type { WebSocketHttpIntegrationOptions } from './http-options';
import { httpRequest } from './http-request';

/**
 * Properties of a `WebSocketHttpIntegration`.
 */
export interface WebSocketHttpIntegrationProps
  extends WebSocketHttpIntegrationOptions,
    WebSocketTemplateIntegrationOptions {}

/**
 * An HTTP or HTTPS backend that is called through mapping templates, public or behind a VPC link.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 * @example
 *
 * import { WebSocketHttpIntegration, WebSocketMappingTemplate, WebSocketMappingValue } from 'cdk-websocket-integrations';
 *
 * const integration = new WebSocketHttpIntegration('Rooms', {
 *   url: 'https://rooms.example.com/messages',
 *   requestTemplate: WebSocketMappingTemplate.json({ 'text': WebSocketMappingValue.requestBody('$.text') }),
 * });
 */
export class WebSocketHttpIntegration extends WebSocketRouteIntegrationBase {
  private readonly request: WebSocketIntegrationOptions;

  /**
   * Creates an integration with an HTTP backend.
   *
   * @param id The construct id of the integration
   * @param props The URL of the backend, the request and the responses
   */
  constructor(id: string, props: WebSocketHttpIntegrationProps) {
    requireCall({ id }, 'WebSocketHttpIntegrationProps', props);
    super(id, props);
    const { requestTemplate, requestTemplates, templateSelectionExpression } = props;
    const options = {
      ...httpRequest(props, id),
      integrationType: WebSocketIntegrationType.HTTP,
      requestTemplate,
      requestTemplates,
      templateSelectionExpression: selectionExpressionFor(templateSelectionExpression, requestTemplates),
    };
    this.request = validRequest(id, options, props.url);
  }

  public override bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
    void options;
    return this.request;
  }
}
