import { CfnResource, Token } from 'aws-cdk-lib';
import { placeholderText } from '../../api-model/placeholder-text';
import { isKnown, referredConstructs, UNKNOWN } from '../../api-model/token-text';
import { AWS_TYPES, HTTP_TYPES } from '../../service-facts/integration-types';
import { parseIntegrationUri } from '../../service-facts/integration-uri';
import { INTEGRATION_REQUEST } from '../../service-facts/sources';
import { hasTemplates, type IntegrationSubject, serviceOf } from '../integration-subject';
import type { Rule } from '../rule';

/** How a URI has to begin, with all that can complete what comes before a token. */
const HTTP_START = { pattern: /^https?:\/\//i, examples: ['https://', '://'] };
const AWS_START = {
  pattern: /^arn:[^:]*:apigateway:[^:]*:[^:]*:(?:path|action)\//,
  examples: ['arn:x:apigateway:x:x:path/', 'arn:x:apigateway:x:x:action/'],
};
const FUNCTION_START = { pattern: /^arn:[^:]*:lambda:/, examples: ['arn:x:lambda:'] };

/** The account and the name of a queue. */
const QUEUE_PATH = /^[^/]*\/(.*)$/s;

/**
 * What can be wrong with the address of a backend.
 */
export const URI_RULES: readonly Rule<IntegrationSubject>[] = [
  {
    id: 'http-uri-malformed',
    severity: 'error',
    moment: 'constructor',
    summary: 'an `HTTP` or `HTTP_PROXY` URI that begins with neither `http://` nor `https://`',
    source: INTEGRATION_REQUEST,
    check: ({ integrationType, integrationUri }) =>
      HTTP_TYPES.includes(integrationType) &&
      integrationUri &&
      !couldBegin(HTTP_START, integrationUri) &&
      // AWS documents stage variables from the host on; what else they may be is not known.
      !integrationUri.startsWith('${stageVariables.')
        ? {
            problem: 'integrationUri is not a URL',
            got: shown(integrationUri),
            remedy: 'write the whole URL of the backend, which begins with "http://" or "https://"',
          }
        : undefined,
  },
  {
    id: 'aws-uri-malformed',
    severity: 'warning',
    moment: 'constructor',
    summary: 'an `AWS` or `AWS_PROXY` URI that is not an ARN with `path/` or `action/`',
    source: 'observed on a REST API: "AWS ARN for integration must contain path or action"',
    check: ({ integrationType, integrationUri }) =>
      AWS_TYPES.includes(integrationType) &&
      integrationUri &&
      !couldBegin(AWS_START, integrationUri) &&
      !(integrationType === 'AWS_PROXY' && couldBegin(FUNCTION_START, integrationUri))
        ? {
            problem: 'integrationUri is not the ARN of an AWS service integration',
            got: shown(integrationUri),
            remedy:
              'write "arn:aws:apigateway:{region}:{service}:action/{action}" or ' +
              '"arn:aws:apigateway:{region}:{service}:path/{path}"',
          }
        : undefined,
  },
  {
    id: 'proxy-without-function',
    severity: 'warning',
    moment: 'constructor',
    summary: '`AWS_PROXY` with a service other than Lambda',
    source: 'observed on a REST API: AWS_PROXY is rejected for anything but Lambda functions and Firehose streams',
    check: (subject) => {
      const service = subject.integrationType === 'AWS_PROXY' ? serviceOf(subject) : undefined;
      return service !== undefined && !['lambda', 'firehose'].includes(service)
        ? {
            problem: 'integration type AWS_PROXY is for Lambda functions, and this is another service,',
            got: service,
            remedy: 'use integration type AWS',
          }
        : undefined;
    },
  },
  {
    id: 'fifo-queue-without-group',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a message to a FIFO queue without a `MessageGroupId`',
    source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html',
    check: (subject) =>
      isFifoQueue(subject) && lacksMessageGroup(subject)
        ? {
            problem: 'messages reach a FIFO queue without a MessageGroupId, which SQS rejects,',
            remedy: 'add MessageGroupId to the request template, or use a standard queue',
          }
        : undefined,
  },
];

/**
 * Whether a URI begins as it has to, or can do so when its tokens are known.
 */
function couldBegin({ pattern, examples }: typeof HTTP_START, uri: string): boolean {
  const text = placeholderText(uri) as string;
  const known = text.split(UNKNOWN)[0] as string;
  return (
    pattern.test(text) ||
    (text !== known &&
      examples.some((example) => [...example].some((_, index) => pattern.test(known + example.slice(index)))))
  );
}

/** How much of a URI a message shows. */
const MAX_SHOWN = 60;

function shown(uri: string): string {
  const text = (placeholderText(uri) as string).replaceAll(UNKNOWN, '…');
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function isFifoQueue(subject: IntegrationSubject): boolean {
  const uri = subject.integrationUri ?? '';
  const address = parseIntegrationUri(placeholderText(uri) as string);
  if (!AWS_TYPES.includes(subject.integrationType) || address?.service !== 'sqs' || address.kind !== 'path') {
    return false;
  }
  const name = QUEUE_PATH.exec(address.target)?.[1];
  if (name !== UNKNOWN) {
    return name?.endsWith('.fifo') ?? false;
  }
  const queue = referredConstructs(uri).pop();
  return CfnResource.isCfnResource(queue) && queue.cfnResourceType === 'AWS::SQS::Queue' && isFifo(queue);
}

function isFifo(queue: CfnResource): boolean {
  return (queue as { readonly fifoQueue?: unknown }).fifoQueue === true;
}

/** Without a template the message itself is the request, and may have one. */
function lacksMessageGroup({ requestTemplates, requestParameters }: IntegrationSubject): boolean {
  const texts = [requestTemplates, requestParameters].flatMap((map) => Object.entries(map ?? {}).flat());
  return (
    hasTemplates(requestTemplates) &&
    isKnown(requestTemplates) &&
    !texts.some((text) => typeof text !== 'string' || Token.isUnresolved(text) || text.includes('MessageGroupId'))
  );
}
