import { asText, entries, own } from '../../../lib/runtime/cloudformation/json';
import { type LinkedTemplate, resourcesOf, textOf } from '../../../lib/runtime/cloudformation/linked-templates';
import { functionTarget } from './function-permissions';

/** The services whose events the gateway fetches for functions. */
export type EventSourceService = 'sqs' | 'kinesis' | 'dynamodb';

/** A queue or a stream whose records invoke a function. */
export interface EventSourceModel {
  readonly service: EventSourceService;
  readonly arn: string;
  readonly region: string;
  /** The name of the function, without a qualifier. */
  readonly functionName: string;
  readonly batchSize: number;
  readonly windowInMillis: number;
  readonly reportsItemFailures: boolean;
  /** The patterns of which a record has to match one; all records do if there is none. */
  readonly filters: readonly unknown[];
  /** Where reading a stream begins. */
  readonly startingPosition: string;
  readonly startingTimestamp?: number;
  /** How often a batch of a stream is tried again; -1 for as often as it takes. */
  readonly mostRetries: number;
  /** Whether a batch of a stream that fails is split in two. */
  readonly isBisected: boolean;
}

/** The event sources of an app, and those that the gateway does not serve. */
export interface EventSources {
  readonly served: readonly EventSourceModel[];
  readonly notServed: readonly string[];
}

/** Reads what invokes the functions of an app beside its APIs. */
export function readEventSources(templates: readonly LinkedTemplate[]): EventSources {
  const served: EventSourceModel[] = [];
  const notServed: string[] = [];
  for (const template of templates) {
    const refuse = (kind: string, owner: { constructPath?: string; logicalId: string }, source: string) =>
      notServed.push(
        `${kind} is not served at ${JSON.stringify(owner.constructPath?.replace(/\/Resource$/, '') ?? owner.logicalId)}, got ${JSON.stringify(source)}; the gateway polls SQS queues and streams of DynamoDB and Kinesis`,
      );
    for (const mapping of resourcesOf(template, 'AWS::Lambda::EventSourceMapping')) {
      if (textOf(mapping, 'Enabled') === 'false') {
        continue;
      }
      const arn = textOf(mapping, 'EventSourceArn');
      const [, , name = '', region = ''] = (arn ?? '').split(':');
      if (arn === undefined || !isServed(name)) {
        refuse('event source', mapping, arn ?? 'no EventSourceArn');
        continue;
      }
      const number = (property: string, usual: number) => Number(textOf(mapping, property) ?? usual);
      const types = own(mapping.properties, 'FunctionResponseTypes');
      const filters = own(mapping.properties, 'FilterCriteria', 'Filters');
      served.push({
        service: name,
        arn,
        region,
        functionName: functionTarget(textOf(mapping, 'FunctionName') ?? '').split(':')[0] as string,
        batchSize: number('BatchSize', name === 'sqs' ? 10 : 100),
        windowInMillis: 1000 * number('MaximumBatchingWindowInSeconds', 0),
        reportsItemFailures: Array.isArray(types) && types.includes('ReportBatchItemFailures'),
        filters: (Array.isArray(filters) ? filters : []).flatMap((filter) => readPattern(own(filter, 'Pattern'))),
        startingPosition: textOf(mapping, 'StartingPosition') ?? 'TRIM_HORIZON',
        startingTimestamp: textOf(mapping, 'StartingPositionTimestamp')
          ? number('StartingPositionTimestamp', 0)
          : undefined,
        mostRetries: number('MaximumRetryAttempts', -1),
        isBisected: textOf(mapping, 'BisectBatchOnFunctionError') === 'true',
      });
    }
    for (const subscription of resourcesOf(template, 'AWS::SNS::Subscription')) {
      if (textOf(subscription, 'Protocol') === 'lambda') {
        refuse('subscription of a function', subscription, textOf(subscription, 'TopicArn') ?? '');
      }
    }
    for (const rule of resourcesOf(template, 'AWS::Events::Rule')) {
      const targets = own(rule.properties, 'Targets');
      const called = (Array.isArray(targets) ? targets : []).map((target) => asText(own(target, 'Arn')));
      for (const arn of called.filter((target) => target.includes(':function:'))) {
        refuse('rule of a function', rule, arn);
      }
    }
    for (const bucket of resourcesOf(template, 'Custom::S3BucketNotifications')) {
      const called = own(bucket.properties, 'NotificationConfiguration', 'LambdaFunctionConfigurations');
      if (Array.isArray(called)) {
        refuse('notification of a bucket', bucket, textOf(bucket, 'BucketName') ?? '');
      }
    }
  }
  return { served, notServed };
}

function isServed(service: string): service is EventSourceService {
  return service === 'sqs' || service === 'kinesis' || service === 'dynamodb';
}

/** A pattern is an object in a string; one that cannot be read matches nothing. */
function readPattern(pattern: unknown): unknown[] {
  try {
    const read = JSON.parse(asText(pattern));
    return [entries(read).length > 0 || JSON.stringify(read) === '{}' ? read : undefined];
  } catch {
    return [undefined];
  }
}
