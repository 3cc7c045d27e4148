import type { RuleEntry } from '../rule';

const SQS = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html';
const SNS = 'https://docs.aws.amazon.com/sns/latest/dg/fifo-topic-message-ordering.html';
const ROLES = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html';

/**
 * The rules of the integrations with AWS services, which stand where the code throws them or warns of them.
 */
export const SERVICE_RULES: readonly RuleEntry[] = [
  {
    id: 'fifo-needs-group-id',
    severity: 'error',
    moment: 'constructor',
    summary: 'a FIFO queue or topic without `messageGroupId`',
    source: SQS,
  },
  {
    id: 'fifo-needs-deduplication-id',
    severity: 'error',
    moment: 'constructor',
    summary: 'a FIFO queue or topic without content-based deduplication and without `messageDeduplicationId`',
    source: SNS,
  },
  {
    id: 'delay-out-of-range',
    severity: 'error',
    moment: 'constructor',
    summary: 'a message delay above 15 minutes',
    source: SQS,
  },
  {
    id: 'delay-on-fifo-queue',
    severity: 'error',
    moment: 'constructor',
    summary: 'a message delay on a FIFO queue',
    source: SQS,
  },
  {
    id: 'sync-execution-needs-express',
    severity: 'error',
    moment: 'constructor',
    summary: 'a synchronous execution of a state machine that is not an express one',
    source: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html',
  },
  {
    id: 'object-key-unsafe',
    severity: 'error',
    moment: 'constructor',
    summary: 'a value from a client, an authorizer or a stage variable that fills a whole segment of an object key',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html',
  },
  {
    id: 'permission-not-added',
    severity: 'warning',
    moment: 'constructor',
    summary: 'an imported role that cannot be changed',
    source: ROLES,
  },
  {
    id: 'resource-of-another-account',
    severity: 'warning',
    moment: 'constructor',
    summary: 'a resource in another account, which must also allow the call',
    source: ROLES,
  },
];
