import type { WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import { type WebSocketIntegrationOptions, WebSocketIntegrationType } from '../integration/integration-options';
import { validRequest } from '../integration/integration-properties';
import type { WebSocketIntegrationResponseOptions } from '../integration/integration-response-options';
import { requireArguments, requireCall } from '../integration/prop-types';
import { WebSocketIntegrationResponseKey } from '../integration/response-key';
import type { WebSocketMappingTemplate } from '../mapping/mapping-template';
import { escapeSelectionExpression } from '../service-facts/selection-expressions';
import { WebSocketRouteIntegrationBase } from './route-integration';
import type { WebSocketTemplateIntegrationOptions } from './template-options';

/**
 * Properties of a `WebSocketMockIntegration`.
 *
 * The request template renders an object with an integer `statusCode`, which selects the response.
 */
export interface WebSocketMockIntegrationProps extends WebSocketTemplateIntegrationOptions {}

const SUCCESS = { requestTemplates: { $default: '{"statusCode": 200}' }, templateSelectionExpression: '$default' };

/**
 * An integration without a backend: API Gateway creates the response.
 *
 * The class replaces its namesake in `aws-cdk-lib/aws-apigatewayv2-integrations`, with the same template.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 * @example
 *
 * import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
 * import { WebSocketMappingTemplate, WebSocketMockIntegration } from 'cdk-websocket-integrations';
 *
 * declare const api: WebSocketApi;
 *
 * api.addRoute('ping', {
 *   integration: WebSocketMockIntegration.reply('Ping', WebSocketMappingTemplate.json({ 'action': 'pong' })),
 *   returnResponse: true,
 * });
 */
export class WebSocketMockIntegration extends WebSocketRouteIntegrationBase {
  /**
   * A mock that replies to every message of a two-way route with a template:
   * `WebSocketMockIntegration.reply('Ping', WebSocketMappingTemplate.json({ action: 'pong' }))`.
   *
   * The template can read context and stage variables. It cannot read the message, since AWS renders the reply after the
   * request (rule `mapping-value-out-of-place`).
   *
   * @param id The construct id of the integration
   * @param template The message to the client
   * @example
   *
   * import { WebSocketMappingTemplate, WebSocketMappingValue, WebSocketMockIntegration } from 'cdk-websocket-integrations';
   *
   * const template = WebSocketMappingTemplate.json({ 'time': WebSocketMappingValue.contextVariable('requestTimeEpoch') });
   * const integration = WebSocketMockIntegration.reply('Time', template);
   */
  public static reply(id: string, template: WebSocketMappingTemplate): WebSocketMockIntegration {
    requireArguments({ id, template }, id);
    return new WebSocketMockIntegration(id, {
      ...SUCCESS,
      responses: [{ key: WebSocketIntegrationResponseKey.DEFAULT, template }],
    });
  }

  /**
   * A mock that accepts every request and does nothing, for `$connect` and `$disconnect` without a backend:
   * `WebSocketMockIntegration.noOp('Connect')`.
   *
   * On `$connect`, the connection is accepted.
   *
   * @param id The construct id of the integration
   * @example
   *
   * import { WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
   * import { WebSocketMockIntegration } from 'cdk-websocket-integrations';
   *
   * declare const api: WebSocketApi;
   *
   * api.addRoute('$connect', { integration: WebSocketMockIntegration.noOp('Connect') });
   */
  public static noOp(id: string): WebSocketMockIntegration {
    const integration = new WebSocketMockIntegration(id, SUCCESS);
    integration.ownResponses = [{ key: WebSocketIntegrationResponseKey.SUCCESS }];
    return integration;
  }

  /**
   * @internal
   */
  protected override readonly _acceptsTwoWayWithoutResponse: boolean = true;

  private readonly request: WebSocketIntegrationOptions;
  private ownResponses: WebSocketIntegrationResponseOptions[] = [];

  /**
   * Creates an integration without a backend.
   *
   * @param id The construct id of the integration
   * @param props The response that API Gateway creates
   */
  constructor(id: string, props: WebSocketMockIntegrationProps = {}) {
    requireCall({ id }, 'WebSocketMockIntegrationProps', props);
    super(id, props);
    const { requestTemplate, requestTemplates, templateSelectionExpression } = props;
    const options = {
      integrationType: WebSocketIntegrationType.MOCK,
      integrationUri: '',
      requestTemplate,
      requestTemplates,
      templateSelectionExpression: escapeSelectionExpression(templateSelectionExpression),
    };
    this.request = validRequest(id, options, options.integrationUri);
  }

  public override bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
    void options;
    return this.request;
  }

  /**
   * @internal
   */
  protected override _ownResponses(): WebSocketIntegrationResponseOptions[] {
    return this.ownResponses;
  }
}
