import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { WebSocketIntegrationOptions } from '../../integration/integration-options';
import { requireSafePath } from '../../mapping/path-value';
import { requestParameters } from '../../mapping/request-parameters';
import type { WebSocketHttpIntegrationOptions } from './http-options';

/**
 * The part of an integration that the request to an HTTP backend makes up.
 *
 * @param where the id of the integration
 */
export function httpRequest(
  options: WebSocketHttpIntegrationOptions,
  where: string,
): Omit<WebSocketIntegrationOptions, 'integrationType'> {
  requireSafePath('url', options.url, options.pathParameters, where);
  return {
    integrationUri: options.url,
    integrationMethod: options.method ?? HttpMethod.POST,
    requestParameters: requestParameters(options, where),
    timeout: options.timeout,
    contentHandling: options.contentHandling,
    passthroughBehavior: options.passthroughBehavior,
    vpcLink: options.vpcLink,
    description: options.description,
  };
}
