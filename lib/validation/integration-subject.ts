import type { CfnIntegrationProps } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IConstruct } from 'constructs';
import { placeholderText } from '../api-model/placeholder-text';
import { isKnown, UNKNOWN } from '../api-model/token-text';
import { AWS_TYPES } from '../service-facts/integration-types';
import { parseIntegrationUri } from '../service-facts/integration-uri';

/**
 * What the rules look at: the L1's props, since they are what reaches AWS, whatever made the integration.
 */
export interface IntegrationSubject extends Omit<CfnIntegrationProps, 'apiId' | 'integrationUri'> {
  readonly integrationUri?: string;

  /** The construct behind `connectionId`, where it is known. */
  readonly vpcLink?: IConstruct;

  /** Whether the request template was written by us, every value in it escaped. */
  readonly isTemplateWritten?: boolean;

  /** The variables of `$context` that a request template written by us reads. */
  readonly contextVariables?: readonly string[];
}

/**
 * The service of AWS that an integration calls, such as `sqs` or, behind a name of its own, `{name}.s3`. Undefined when
 * there is none, or when it is not known yet.
 */
export function serviceOf({ integrationType, integrationUri }: IntegrationSubject): string | undefined {
  if (!AWS_TYPES.includes(integrationType) || integrationUri === undefined) {
    return undefined;
  }
  const service = parseIntegrationUri(placeholderText(integrationUri) as string)?.service;
  return service?.includes(UNKNOWN) ? undefined : service;
}

/**
 * Whether an integration has a template, or will have one.
 */
export function hasTemplates(templates: unknown): boolean {
  return templates !== undefined && (!isKnown(templates) || Object.keys(templates as object).length > 0);
}
