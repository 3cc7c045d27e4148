import { CfnResource, Token } from 'aws-cdk-lib';
import { isKnown, referredConstructs, shapeOf, UNKNOWN } from '../../api-model/token-text';
import { AWS_TYPES, HTTP_TYPES } from '../../service-facts/integration-types';
import { parseIntegrationUri } from '../../service-facts/integration-uri';
import { INTEGRATION_REQUEST } from '../../service-facts/sources';
import { hasTemplates, type IntegrationSubject, serviceOf } from '../integration-subject';
import type { Rule } from '../rule';

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
    summary: 'a URI of `HTTP` or `HTTP_PROXY` that begins with neither `http://` nor `https://`',
    source: INTEGRATION_REQUEST,
    check: ({ integrationType, integrationUri }) =>
      HTTP_TYPES.includes(integrationType) &&
      integrationUri &&
      !/^https?:\/\//i.test(integrationUri) &&
      isKnown(integrationUri) &&
      // AWS documents stage variables from the host on; what else they may be is not known.
      !integrationUri.startsWith('${stageVariables.')
        ? {
            problem: 'integrationUri is no URL',
            got: integrationUri,
            remedy: 'write the whole URL of the backend, which begins with "http://" or "https://"',
          }
        : undefined,
  },
  {
    id: 'aws-uri-malformed',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a URI of `AWS` or `AWS_PROXY` that is no ARN with `path/` or `action/`',
    source: 'observed on a REST API: "AWS ARN for integration must contain path or action"',
    check: ({ integrationType, integrationUri }) =>
      AWS_TYPES.includes(integrationType) &&
      integrationUri &&
      !isAddressOf(integrationType, integrationUri) &&
      isKnown(integrationUri)
        ? {
            problem: 'integrationUri is no address of a service of AWS',
            got: integrationUri,
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
    summary: 'a FIFO queue that is sent messages without a `MessageGroupId`',
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

/** A proxy takes the ARN of a function by itself too. */
function isAddressOf(integrationType: string, uri: string): boolean {
  const address = parseIntegrationUri(uri);
  return address !== undefined && (address.kind !== 'function' || integrationType === 'AWS_PROXY');
}

function isFifoQueue(subject: IntegrationSubject): boolean {
  const uri = subject.integrationUri ?? '';
  const address = parseIntegrationUri(shapeOf(uri));
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
