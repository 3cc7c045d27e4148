import type { CfnIntegrationProps } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IConstruct } from 'constructs';
import type { IntegrationPart } from '../api-model/api-part';
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
 * What the rules look at in an integration that is synthesized.
 */
export function synthesizedSubject(
  { tree, resource, synthesized, type }: IntegrationPart,
  written: Pick<IntegrationSubject, 'contextVariables'> | undefined,
): IntegrationSubject {
  const text = (name: string) => synthesized.text(name);
  const value = (name: string) => synthesized.value(name);
  const vpcLink = tree.identified(resource, synthesized.raw('ConnectionId'));
  return {
    integrationType: type,
    integrationUri: text('IntegrationUri'),
    integrationMethod: text('IntegrationMethod'),
    integrationSubtype: text('IntegrationSubtype'),
    contentHandlingStrategy: text('ContentHandlingStrategy'),
    credentialsArn: text('CredentialsArn'),
    requestParameters: value('RequestParameters'),
    requestTemplates: value('RequestTemplates'),
    responseParameters: value('ResponseParameters'),
    tlsConfig: value('TlsConfig') as IntegrationSubject['tlsConfig'],
    passthroughBehavior: text('PassthroughBehavior'),
    templateSelectionExpression: text('TemplateSelectionExpression'),
    payloadFormatVersion: text('PayloadFormatVersion'),
    timeoutInMillis: value('TimeoutInMillis') as number | undefined,
    description: text('Description'),
    connectionType: text('ConnectionType'),
    connectionId: text('ConnectionId'),
    vpcLink: typeof vpcLink === 'object' ? vpcLink : undefined,
    isTemplateWritten: written !== undefined,
    contextVariables: written?.contextVariables,
  };
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
