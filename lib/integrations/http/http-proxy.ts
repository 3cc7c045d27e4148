import type { WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import { type WebSocketIntegrationOptions, WebSocketIntegrationType } from '../../integration/integration-options';
import { validRequest } from '../../integration/integration-properties';
import { requireCall } from '../../integration/prop-types';
import { WebSocketRouteIntegrationBase } from '../route-integration';
import type { WebSocketHttpIntegrationOptions } from './http-options';
import { httpRequest } from './http-request';

/**
 * Properties of a `WebSocketHttpProxyIntegration`.
 */
export interface WebSocketHttpProxyIntegrationProps extends WebSocketHttpIntegrationOptions {}

/**
 * An HTTP or HTTPS backend that receives the message unchanged, public or behind a VPC link.
 *
 * On a two-way route, the client gets the body of the backend's response. A proxy has no templates and no responses.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 * @example
 *
 * import { WebSocketHttpProxyIntegration, WebSocketMappingValue } from 'cdk-websocket-integrations';
 *
 * const integration = new WebSocketHttpProxyIntegration('Rooms', {
 *   url: 'https://rooms.example.com/messages',
 *   headers: { 'X-Connection-Id': WebSocketMappingValue.contextVariable('connectionId') },
 * });
 */
export class WebSocketHttpProxyIntegration extends WebSocketRouteIntegrationBase {
  private readonly request: WebSocketIntegrationOptions;

  /**
   * Creates an integration with an HTTP backend.
   *
   * @param id The construct id of the integration
   * @param props The URL of the backend, and the request beside the message
   */
  constructor(id: string, props: WebSocketHttpProxyIntegrationProps) {
    requireCall({ id }, 'WebSocketHttpProxyIntegrationProps', props);
    super(id);
    const options = { ...httpRequest(props, id), integrationType: WebSocketIntegrationType.HTTP_PROXY };
    this.request = validRequest(id, options, props.url);
  }

  public override bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
    void options;
    return this.request;
  }
}
