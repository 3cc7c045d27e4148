import type { WebSocketRouteIntegrationBindOptions } from 'aws-cdk-lib/aws-apigatewayv2';
import { type WebSocketIntegrationOptions, WebSocketIntegrationType } from '../../integration/integration-options';
import { requireArguments, requireProps } from '../../integration/prop-types';
import { WebSocketRouteIntegrationBase } from '../route-integration';
import type { WebSocketHttpIntegrationOptions } from './http-options';
import { httpRequest } from './http-request';

/**
 * Properties of a `WebSocketHttpProxyIntegration`.
 */
export interface WebSocketHttpProxyIntegrationProps extends WebSocketHttpIntegrationOptions {}

/**
 * An HTTP or HTTPS backend that receives the message as it is, public or behind a VPC link.
 *
 * On a two-way route the client gets the body of the backend's answer. A proxy takes no templates and no responses.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html
 */
export class WebSocketHttpProxyIntegration extends WebSocketRouteIntegrationBase {
  /**
   * Prepares an integration with an HTTP backend.
   *
   * @param id The construct id of the integration
   * @param props Where the backend is, and what it gets beside the message
   */
  constructor(
    id: string,
    private readonly props: WebSocketHttpProxyIntegrationProps,
  ) {
    requireArguments({ id }, id);
    requireProps('WebSocketHttpProxyIntegrationProps', props, id);
    super(id);
    httpRequest(props, id);
  }

  public override bindToApi(options: WebSocketRouteIntegrationBindOptions): WebSocketIntegrationOptions {
    const request = httpRequest(this.props, options.scope.node.path);
    return { ...request, integrationType: WebSocketIntegrationType.HTTP_PROXY };
  }
}
