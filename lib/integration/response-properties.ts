import type { CfnIntegrationResponseProps } from 'aws-cdk-lib/aws-apigatewayv2';
import { selectionExpressionFor } from '../service-facts/selection-expressions';
import { requireNoErrors } from '../validation/report';
import { validateResponse } from '../validation/validate-integration';
import type { WebSocketIntegrationResponseOptions } from './integration-response-options';
import { requireOne, SELECT_DEFAULT } from './request-template';

type Properties = Omit<CfnIntegrationResponseProps, 'apiId' | 'integrationId'>;

/**
 * The properties of the resource of a response, without its integration. Fails for a template that cannot be written.
 *
 * @param where the path of the construct, or as much of it as is known
 */
export function responseProperties(options: WebSocketIntegrationResponseOptions, where: string): Properties {
  return {
    integrationResponseKey: options.key.key,
    contentHandlingStrategy: options.contentHandling,
    responseParameters: options.responseParameters,
    ...responseTemplates(options, where),
  };
}

/**
 * Fails for every error in a response that is certain before its integration is created.
 *
 * @param where the id that the integration will get
 */
export function requireValidResponse(where: string, options: WebSocketIntegrationResponseOptions): void {
  // Warnings wait for the construct.
  requireNoErrors(where, validateResponse(responseProperties(options, where), options.template?._isWritten));
}

function responseTemplates(
  { template, responseTemplates, templateSelectionExpression }: WebSocketIntegrationResponseOptions,
  where: string,
): Pick<Properties, 'responseTemplates' | 'templateSelectionExpression'> {
  if (!template) {
    const expression = selectionExpressionFor(templateSelectionExpression, responseTemplates);
    return { responseTemplates, templateSelectionExpression: expression };
  }
  requireOne(where, 'template', { responseTemplates, templateSelectionExpression });
  return {
    responseTemplates: { $default: template._forResponse('template', where) },
    templateSelectionExpression: SELECT_DEFAULT,
  };
}
