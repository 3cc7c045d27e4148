import type { CfnIntegrationProps } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IntegrationSubject } from '../validation/integration-subject';
import { requireNoErrors } from '../validation/report';
import { validateIntegration } from '../validation/validate-integration';
import type { WebSocketIntegrationOptions } from './integration-options';
import { requestTemplates } from './request-template';

/**
 * The properties of the resource of an integration, without its API. Fails for a template that cannot be written.
 *
 * @param where the path of the construct, or as much of it as is known
 */
export function integrationProperties(
  options: WebSocketIntegrationOptions,
  where: string,
): Omit<CfnIntegrationProps, 'apiId' | 'integrationUri'> & { readonly integrationUri: string } {
  return {
    integrationType: options.integrationType,
    integrationUri: options.integrationUri,
    integrationMethod: options.integrationMethod,
    contentHandlingStrategy: options.contentHandling,
    credentialsArn: options.credentialsRole?.roleArn,
    requestParameters: options.requestParameters,
    ...requestTemplates(options, where),
    passthroughBehavior: options.passthroughBehavior,
    timeoutInMillis: options.timeout?.toMilliseconds(),
    description: options.description,
    connectionType: options.vpcLink && 'VPC_LINK',
    connectionId: options.vpcLink?.vpcLinkId,
  };
}

/** What the rules look at in an integration. */
export function subjectOf(
  { vpcLink, requestTemplate }: WebSocketIntegrationOptions,
  properties: Omit<CfnIntegrationProps, 'apiId' | 'integrationUri'>,
): IntegrationSubject {
  return {
    ...properties,
    vpcLink,
    isTemplateWritten: requestTemplate?._isWritten,
    contextVariables: requestTemplate?._contextVariables,
  };
}

/**
 * Returns the request of an integration that no route uses yet. Fails for every error that is certain without a route;
 * warnings wait for the construct that can acknowledge them.
 *
 * @param where the id that the construct will get
 * @param integrationUri the URI, as much of it as is known
 */
export function validRequest<Request extends Omit<WebSocketIntegrationOptions, 'integrationUri'>>(
  where: string,
  request: Request,
  integrationUri: string,
): Request {
  const options = { ...request, integrationUri };
  requireNoErrors(where, validateIntegration(subjectOf(options, integrationProperties(options, where))));
  return request;
}
