import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { isKnown, knownEntries } from '../../api-model/token-text';
import type { Finding } from '../../diagnostics';
import { AWS_TYPES, HTTP_TYPES, PROXY_TYPES } from '../../service-facts/integration-types';
import { TIMEOUT_MAX_MS, TIMEOUT_MIN_MS } from '../../service-facts/limits';
import { CFN_INTEGRATION, DATA_TRANSFORMATIONS, INTEGRATION_REQUEST, QUOTAS } from '../../service-facts/sources';
import { hasTemplates, type IntegrationSubject, serviceOf } from '../integration-subject';
import type { Rule } from '../rule';

const METHODS = ['ANY', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/** What each prop has no effect on, and what users know it by. */
const WITHOUT_EFFECT: readonly (readonly [keyof IntegrationSubject, string, readonly string[]])[] = [
  ['integrationUri', 'integrationUri', ['MOCK']],
  ['integrationMethod', 'integrationMethod', ['MOCK']],
  ['credentialsArn', 'credentialsRole', [...HTTP_TYPES, 'MOCK']],
];

/**
 * What an integration of some type needs, and what it has no use for.
 */
export const INTEGRATION_RULES: readonly Rule<IntegrationSubject>[] = [
  {
    id: 'integration-uri-required',
    severity: 'error',
    moment: 'constructor',
    summary: 'an empty URI for any type but `MOCK`',
    source: INTEGRATION_REQUEST,
    check: ({ integrationType, integrationUri }) =>
      !integrationUri && (AWS_TYPES.includes(integrationType) || HTTP_TYPES.includes(integrationType))
        ? {
            problem: `integrationUri is required by integration type ${integrationType}`,
            remedy: HTTP_TYPES.includes(integrationType)
              ? 'pass the URL of the backend'
              : 'pass the ARN of the function or of the service action to call',
          }
        : undefined,
  },
  {
    id: 'timeout-out-of-range',
    severity: 'error',
    moment: 'constructor',
    summary: 'a timeout below 50 milliseconds or above 29 seconds',
    source: QUOTAS,
    check: ({ timeoutInMillis }) =>
      timeoutInMillis !== undefined &&
      (timeoutInMillis < TIMEOUT_MIN_MS || timeoutInMillis > TIMEOUT_MAX_MS) &&
      isKnown(timeoutInMillis)
        ? {
            problem: 'timeout is out of range',
            got: `${timeoutInMillis} ms`,
            remedy: `use ${TIMEOUT_MIN_MS} to ${TIMEOUT_MAX_MS} milliseconds, or leave it out for the longest`,
          }
        : undefined,
  },
  {
    id: 'vpc-link-of-http-api',
    severity: 'error',
    moment: 'constructor',
    summary: 'a VPC link of HTTP APIs',
    source: 'observed on a WebSocket API: a link of aws-apigatewayv2 is rejected when the integration is created',
    check: ({ vpcLink }) =>
      vpcLink && isLinkOfHttpApi(vpcLink)
        ? {
            problem: 'vpcLink is a link of HTTP APIs, which AWS rejects on a WebSocket API,',
            remedy: 'pass a VpcLink of aws-apigateway, to a Network Load Balancer',
          }
        : undefined,
  },
  {
    id: 'mock-without-status-code',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a mock integration whose template does not render an integer `statusCode`',
    source: INTEGRATION_REQUEST,
    check: ({ integrationType, requestTemplates }) =>
      integrationType === 'MOCK' && isKnown(requestTemplates ?? {})
        ? mocksWithoutStatusCode(requestTemplates)
        : undefined,
  },
  {
    id: 'integration-method-missing',
    severity: 'warning',
    moment: 'constructor',
    summary: 'an `HTTP` or `HTTP_PROXY` integration, or an AWS service other than Lambda, without a method',
    source: 'observed on an HTTP_PROXY integration of an HTTP API: "HttpMethod parameter method must be specified"',
    check: (subject) =>
      !subject.integrationMethod && (HTTP_TYPES.includes(subject.integrationType) || callsService(subject))
        ? {
            problem: `integrationMethod is missing, and AWS may reject integration type ${subject.integrationType} without it`,
            remedy: 'set integrationMethod, for example to "POST"',
          }
        : undefined,
  },
  {
    id: 'integration-method-unknown',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a method that is not an HTTP method in upper case',
    source: 'observed on a REST API: "Enumeration value for HttpMethod must be non-empty"',
    check: ({ integrationMethod }) =>
      integrationMethod && !METHODS.includes(integrationMethod) && isKnown(integrationMethod)
        ? {
            problem: 'integrationMethod is not an HTTP method',
            got: integrationMethod,
            remedy: `use one of ${METHODS.join(', ')}`,
          }
        : undefined,
  },
  {
    id: 'lambda-method-not-post',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a Lambda function with a method other than `POST`',
    source: CFN_INTEGRATION,
    check: (subject) =>
      subject.integrationMethod &&
      subject.integrationMethod !== 'POST' &&
      isKnown(subject.integrationMethod) &&
      serviceOf(subject) === 'lambda'
        ? {
            problem: 'integrationMethod cannot invoke a Lambda function',
            got: subject.integrationMethod,
            remedy: 'set it to "POST"',
          }
        : undefined,
  },
  {
    id: 'credentials-missing',
    severity: 'warning',
    moment: 'constructor',
    summary: 'an AWS service other than Lambda without a role',
    source: CFN_INTEGRATION,
    check: (subject) =>
      subject.credentialsArn === undefined && callsService(subject)
        ? {
            problem: `integration calls ${serviceOf(subject)} without a role`,
            remedy: 'set credentialsRole to a role that apigateway.amazonaws.com can assume',
          }
        : undefined,
  },
  {
    id: 'vpc-link-without-http',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a VPC link on an integration that is neither `HTTP` nor `HTTP_PROXY`',
    source: INTEGRATION_REQUEST,
    check: ({ integrationType, connectionType }) =>
      connectionType === 'VPC_LINK' && !HTTP_TYPES.includes(integrationType) && isKnown(integrationType)
        ? {
            problem: `vpcLink has no documented effect on integration type ${integrationType}`,
            remedy: 'use integration type HTTP or HTTP_PROXY, or remove vpcLink',
          }
        : undefined,
  },
  {
    id: 'prop-without-effect',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a prop without effect: a URI or method on a mock, or a role on a type that does not call AWS',
    source: INTEGRATION_REQUEST,
    check: (subject) =>
      WITHOUT_EFFECT.map(([prop, name, types]) =>
        types.includes(subject.integrationType) && subject[prop] && isKnown(subject[prop])
          ? {
              problem: `${name} has no effect on integration type ${subject.integrationType}`,
              got: subject[prop] as string,
              remedy: 'remove it, or use another type',
            }
          : undefined,
      ),
  },
  {
    id: 'template-on-proxy-integration',
    severity: 'warning',
    moment: 'constructor',
    summary: 'request templates on a proxy integration',
    source: DATA_TRANSFORMATIONS,
    check: ({ integrationType, requestTemplates }) =>
      PROXY_TYPES.includes(integrationType) && hasTemplates(requestTemplates) && isKnown(requestTemplates)
        ? {
            problem: `requestTemplates have no effect on integration type ${integrationType}`,
            remedy: 'remove them, or use the non-proxy type',
          }
        : undefined,
  },
];

/** Whether an integration calls a service that wants a signed request; a function can allow the API itself. */
function callsService(subject: IntegrationSubject): boolean {
  return subject.integrationType === 'AWS' && (serviceOf(subject) ?? 'lambda') !== 'lambda';
}

/** An imported link has no resource to ask; what sets one of HTTP APIs apart is that it knows its VPC. */
function isLinkOfHttpApi(vpcLink: IConstruct): boolean {
  const resource = CfnResource.isCfnResource(vpcLink) ? vpcLink : vpcLink.node.defaultChild;
  return CfnResource.isCfnResource(resource)
    ? resource.cfnResourceType === 'AWS::ApiGatewayV2::VpcLink'
    : 'vpc' in vpcLink;
}

function mocksWithoutStatusCode(requestTemplates: Record<string, unknown> | undefined): readonly Finding[] {
  const remedy = 'render an object with an integer status code, such as {"statusCode": 200}';
  if (!hasTemplates(requestTemplates)) {
    return [{ problem: 'mock integration has no request template and may return an error,', remedy }];
  }
  return knownEntries(requestTemplates)
    .filter(([, template]) => !/statusCode["']?\s*:\s*[\d$#]/.test(template))
    .map(([key]) => ({ problem: 'mock integration has a template without an integer statusCode,', got: key, remedy }));
}
