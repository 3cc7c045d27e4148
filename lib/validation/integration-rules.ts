import { CfnResource } from 'aws-cdk-lib';
import type { CfnIntegrationProps } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IConstruct } from 'constructs';
import { type Finding, isKnown, type Rule } from './rule';

const CREATE_INTEGRATION = 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html';
const INTEGRATION_REQUEST =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-integration-requests.html';
const SELECTION_EXPRESSIONS =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-selection-expressions.html';

const TIMEOUT_MIN_MS = 50;
const TIMEOUT_MAX_MS = 29_000;
const URI_MAX_LENGTH = 2048;
const METHOD_MAX_LENGTH = 64;
const DESCRIPTION_MAX_LENGTH = 1024;
const REQUEST_PARAMETER_MAX_LENGTH = 512;

// Rules run for every integration and mostly find nothing: they share what they then return.
const NONE: readonly Finding[] = [];

const HTTP_TYPES = ['HTTP', 'HTTP_PROXY'];
const TYPES_WITH_URI = ['AWS', 'AWS_PROXY', ...HTTP_TYPES];

/**
 * What the rules look at: the L1's props, since they are what reaches AWS, whatever made the integration.
 */
export interface IntegrationSubject extends CfnIntegrationProps {
  /** The construct behind `connectionId`, where it is known. */
  readonly vpcLink?: IConstruct;
}

/**
 * What can be wrong with an integration by itself.
 */
export const INTEGRATION_RULES: readonly Rule<IntegrationSubject>[] = [
  {
    id: 'integration-uri-required',
    severity: 'error',
    source: INTEGRATION_REQUEST,
    check: ({ integrationType, integrationUri }) =>
      TYPES_WITH_URI.includes(integrationType) && !integrationUri
        ? [
            {
              problem: `integrationUri is required by integration type ${integrationType}`,
              remedy: HTTP_TYPES.includes(integrationType)
                ? 'pass the URL of the backend'
                : 'pass the ARN of the function or of the service action to call',
            },
          ]
        : NONE,
  },
  {
    id: 'integration-uri-too-long',
    severity: 'error',
    source: CREATE_INTEGRATION,
    check: ({ integrationUri }) => tooLong('integrationUri', integrationUri, URI_MAX_LENGTH),
  },
  {
    id: 'integration-method-too-long',
    severity: 'error',
    source: CREATE_INTEGRATION,
    check: ({ integrationMethod }) => tooLong('integrationMethod', integrationMethod, METHOD_MAX_LENGTH),
  },
  {
    id: 'request-parameter-too-long',
    severity: 'error',
    source: CREATE_INTEGRATION,
    check: ({ requestParameters }) =>
      Object.keys(requestParameters ?? {}).flatMap((destination) =>
        isLonger(requestParameters[destination], REQUEST_PARAMETER_MAX_LENGTH)
          ? tooLong(
              `requestParameters[${JSON.stringify(destination)}]`,
              requestParameters[destination],
              REQUEST_PARAMETER_MAX_LENGTH,
            )
          : NONE,
      ),
  },
  {
    id: 'timeout-out-of-range',
    severity: 'error',
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html',
    check: ({ timeoutInMillis }) =>
      timeoutInMillis !== undefined &&
      (timeoutInMillis < TIMEOUT_MIN_MS || timeoutInMillis > TIMEOUT_MAX_MS) &&
      isKnown(timeoutInMillis)
        ? [
            {
              problem: 'timeout is out of range',
              got: `${timeoutInMillis} ms`,
              remedy: `use ${TIMEOUT_MIN_MS} to ${TIMEOUT_MAX_MS} milliseconds, or leave it out for the longest`,
            },
          ]
        : NONE,
  },
  {
    id: 'description-too-long',
    severity: 'error',
    source: CREATE_INTEGRATION,
    check: ({ description }) => tooLong('description', description, DESCRIPTION_MAX_LENGTH),
  },
  {
    id: 'vpc-link-of-http-api',
    severity: 'error',
    source: 'observed on a WebSocket API: a link of aws-apigatewayv2 is rejected when the integration is created',
    check: ({ vpcLink }) =>
      vpcLink && isLinkOfHttpApi(vpcLink)
        ? [
            {
              problem: 'vpcLink is a link of HTTP APIs, which AWS rejects on a WebSocket API,',
              remedy: 'pass a VpcLink of aws-apigateway, to a Network Load Balancer',
            },
          ]
        : NONE,
  },
  {
    id: 'selection-expression-unescaped',
    severity: 'error',
    source: 'observed on a WebSocket API: "Unexpected variable in selection expression: $default"',
    check: ({ templateSelectionExpression }) =>
      templateSelectionExpression === '$default'
        ? [
            {
              problem: 'templateSelectionExpression names a variable that does not exist',
              got: templateSelectionExpression,
              remedy: 'put a backslash before it, which makes it a plain word',
            },
          ]
        : NONE,
  },
  {
    id: 'template-never-selected',
    severity: 'warning',
    source: SELECTION_EXPRESSIONS,
    check: ({ requestTemplates, templateSelectionExpression }) =>
      requestTemplates === undefined ? NONE : templatesNeverSelected(requestTemplates, templateSelectionExpression),
  },
  {
    id: 'mock-without-status-code',
    severity: 'warning',
    source: INTEGRATION_REQUEST,
    check: ({ integrationType, requestTemplates }) =>
      integrationType === 'MOCK' && isKnown(requestTemplates ?? {}) ? mocksWithoutStatusCode(requestTemplates) : NONE,
  },
  {
    id: 'integration-method-missing',
    severity: 'warning',
    source: 'observed on an HTTP_PROXY integration of an HTTP API: "HttpMethod parameter method must be specified"',
    check: ({ integrationType, integrationMethod }) =>
      HTTP_TYPES.includes(integrationType) && !integrationMethod
        ? [
            {
              problem: `integrationMethod is missing, and AWS may reject integration type ${integrationType} without it`,
              remedy: 'set integrationMethod, for example to "POST"',
            },
          ]
        : NONE,
  },
  {
    id: 'vpc-link-without-http',
    severity: 'warning',
    source: INTEGRATION_REQUEST,
    check: ({ integrationType, connectionType }) =>
      connectionType === 'VPC_LINK' && !HTTP_TYPES.includes(integrationType) && isKnown(integrationType)
        ? [
            {
              problem: `vpcLink has no documented effect on integration type ${integrationType}`,
              remedy: 'use integration type HTTP or HTTP_PROXY, or remove vpcLink',
            },
          ]
        : NONE,
  },
];

/** An imported link has no resource to ask; what sets one of HTTP APIs apart is that it knows its VPC. */
function isLinkOfHttpApi(vpcLink: IConstruct): boolean {
  const resource = vpcLink.node.defaultChild;
  return CfnResource.isCfnResource(resource)
    ? resource.cfnResourceType === 'AWS::ApiGatewayV2::VpcLink'
    : 'vpc' in vpcLink;
}

function templatesNeverSelected(templates: object, expression: string | undefined): readonly Finding[] {
  const selected = selectedKey(expression);
  const never =
    selected === undefined ? [] : Object.keys(templates).filter((key) => key !== selected && key !== '$default');
  return never.length > 0 && isKnown(templates) && isKnown(expression ?? '')
    ? never.map((key) => ({
        problem: `a request template is never picked, since the selection expression always yields ${JSON.stringify(selected)},`,
        got: key,
        remedy: `put the template under ${JSON.stringify(selected)}, or change templateSelectionExpression`,
      }))
    : NONE;
}

/** The key that a selection expression picks for every message, if it is always the same. */
function selectedKey(expression = 'application/json'): string | undefined {
  if (!expression.includes('$')) {
    return expression;
  }
  const isLiteral = !expression.replaceAll('\\$', '').includes('$');
  return isLiteral ? expression.replaceAll('\\$', '$') : undefined;
}

function mocksWithoutStatusCode(requestTemplates: Record<string, unknown> | undefined): readonly Finding[] {
  const remedy = 'render an object with an integer status code, such as {"statusCode": 200}';
  const templates = Object.entries(requestTemplates ?? {});
  if (templates.length === 0) {
    return [{ problem: 'a mock has no request template, and may answer with an error,', remedy }];
  }
  return templates
    .filter(([, template]) => isKnown(template) && !/statusCode["']?\s*:\s*[\d$#]/.test(String(template)))
    .map(([key]) => ({ problem: 'a mock has a template without an integer statusCode,', got: key, remedy }));
}

function isLonger(value: unknown, limit: number): value is string {
  // By code points: an emoji is one character, whatever JavaScript counts.
  return typeof value === 'string' && value.length > limit && [...value].length > limit && isKnown(value);
}

function tooLong(prop: string, value: unknown, limit: number): readonly Finding[] {
  return isLonger(value, limit)
    ? [
        {
          problem: `${prop} is longer than ${limit} characters`,
          got: `${[...value].length} characters`,
          remedy: 'shorten it',
        },
      ]
    : NONE;
}
