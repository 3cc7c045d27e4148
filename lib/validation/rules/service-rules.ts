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
    summary: '`startSyncExecution` of a state machine that is not an express one',
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
  {
    id: 'cross-account-unsupported',
    severity: 'error',
    moment: 'constructor',
    summary: 'a state machine of another account, which has no policy that could allow the call',
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/security_iam_service-with-iam.html',
  },
  {
    id: 'message-attributes-invalid',
    severity: 'error',
    moment: 'constructor',
    summary:
      'message attributes that SQS and SNS reject: more than 10 on SQS, an empty one, a reserved or malformed name, a name ' +
      'that is used twice, a number that is none',
    source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html',
  },
  {
    id: 'subject-invalid',
    severity: 'error',
    moment: 'constructor',
    summary: 'an SNS subject that is empty, has more than 100 characters, or has a line break or a control character',
    source: 'https://docs.aws.amazon.com/sns/latest/api/API_Publish.html',
  },
  {
    id: 'object-key-invalid',
    severity: 'error',
    moment: 'constructor',
    summary: 'a key of an object that is empty or has more than 1,024 bytes',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html',
  },
  {
    id: 'return-values-unsupported',
    severity: 'error',
    moment: 'constructor',
    summary: 'values that `putItem` or `deleteItem` cannot return',
    source: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html',
  },
  {
    id: 'iam-action-unknown',
    severity: 'error',
    moment: 'constructor',
    summary: 'a call of a service whose IAM prefix is unknown, without `iamAction`',
    source:
      'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
  },
];
