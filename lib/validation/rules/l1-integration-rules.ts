import { isKnown } from '../../api-model/token-text';
import { INTEGRATION_TYPES } from '../../service-facts/integration-types';
import { CFN_INTEGRATION, CREATE_INTEGRATION } from '../../service-facts/sources';
import type { IntegrationSubject } from '../integration-subject';
import type { Rule } from '../rule';

const VALUES: readonly (readonly [keyof IntegrationSubject, readonly string[]])[] = [
  ['integrationType', INTEGRATION_TYPES],
  ['connectionType', ['INTERNET', 'VPC_LINK']],
  ['contentHandlingStrategy', ['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT']],
  ['passthroughBehavior', ['WHEN_NO_MATCH', 'WHEN_NO_TEMPLATES', 'NEVER']],
];

const OF_HTTP_APIS: readonly (keyof IntegrationSubject)[] = ['integrationSubtype', 'tlsConfig', 'responseParameters'];

/** The ARN of a role, or of the caller; its tail may be made of stage variables. */
const CREDENTIALS = /^arn:[^:]*:iam::[^:]*:./;

/**
 * What an L1 can say of an integration, and the classes of this package and of aws-cdk-lib cannot.
 */
export const L1_INTEGRATION_RULES: readonly Rule<IntegrationSubject>[] = [
  {
    id: 'value-unknown',
    severity: 'error',
    moment: 'constructor',
    summary: 'an unknown integration type, connection type, content handling or passthrough behavior',
    source: CREATE_INTEGRATION,
    check: (subject) =>
      VALUES.map(([prop, values]) => {
        const value = subject[prop] as string | undefined;
        return value !== undefined && !values.includes(value) && isKnown(value)
          ? { problem: `${prop} has an unknown value`, got: value, remedy: `use one of ${values.join(', ')}` }
          : undefined;
      }),
  },
  {
    id: 'http-api-only-prop',
    severity: 'error',
    moment: 'constructor',
    summary: '`integrationSubtype`, `tlsConfig` or `responseParameters`, which only HTTP APIs support',
    source: CFN_INTEGRATION,
    check: (subject) =>
      OF_HTTP_APIS.map((prop) =>
        isKnown(subject[prop])
          ? { problem: `${prop} is supported for HTTP APIs only`, remedy: 'remove it' }
          : undefined,
      ),
  },
  {
    id: 'payload-format-version-unsupported',
    severity: 'error',
    moment: 'constructor',
    summary: 'a payload format version other than 1.0',
    source: 'observed on a WebSocket API: "Unsupported PayloadFormatVersion: 2.0"',
    check: ({ payloadFormatVersion }) =>
      payloadFormatVersion !== undefined && payloadFormatVersion !== '1.0' && isKnown(payloadFormatVersion)
        ? {
            problem: 'payloadFormatVersion is not supported on a WebSocket API',
            got: payloadFormatVersion,
            remedy: 'leave it out, or set it to "1.0"',
          }
        : undefined,
  },
  {
    id: 'vpc-link-id-missing',
    severity: 'error',
    moment: 'constructor',
    summary: 'connection type `VPC_LINK` without a VPC link id',
    source: 'observed on an API: "ConnectionId must be set to vpcLinkId for ConnectionType VPC_LINK"',
    check: ({ connectionType, connectionId }) =>
      connectionType === 'VPC_LINK' && !connectionId
        ? {
            problem: 'connectionId is missing, and connectionType VPC_LINK requires it,',
            remedy: 'set it to the id of the link',
          }
        : undefined,
  },
  {
    id: 'credentials-malformed',
    severity: 'warning',
    moment: 'constructor',
    summary: 'credentials that are not an IAM ARN',
    source: 'observed on a REST API: "Invalid ARN specified in the request"',
    check: ({ credentialsArn }) =>
      credentialsArn !== undefined && !CREDENTIALS.test(credentialsArn) && isKnown(credentialsArn)
        ? {
            problem: 'credentialsArn is not an IAM ARN',
            got: credentialsArn,
            remedy: 'set it to the ARN of a role, or leave it out',
          }
        : undefined,
  },
];
