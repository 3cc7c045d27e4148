import { own } from '../../../lib/runtime/cloudformation/json';
import { type EventRecord, EventSource } from './event-source';

/** How long to wait for records of a shard that has none, in milliseconds. */
const INTERVAL = 200;

/** How long to wait before a batch that failed is tried again, in milliseconds. */
const RETRY_INTERVAL = 500;

/** The most records that a service gives at a time. */
const MOST_RECORDS = 1_000;

/** Invokes a function with the records of a stream of Kinesis or DynamoDB, in the order of each shard. */
export class StreamSource extends EventSource {
  /** The shards that are read, with where the next read of them goes on. */
  private readonly shards = new Map<string, string | undefined>();

  protected async read(): Promise<void> {
    await this.open();
    await Promise.all([...this.shards.keys()].map((shardId) => this.readShard(shardId)));
  }

  /** Finds the shards, and where reading them begins. */
  public async open(): Promise<void> {
    const { arn, service, startingPosition, startingTimestamp } = this.model;
    const stream = service === 'kinesis' ? { StreamARN: arn } : { StreamArn: arn };
    const found =
      service === 'kinesis'
        ? own(await this.call('ListShards', stream), 'Shards')
        : own(await this.call('DescribeStream', stream), 'StreamDescription', 'Shards');
    for (const shard of Array.isArray(found) ? found : []) {
      const ShardId = String(own(shard, 'ShardId'));
      if (!this.shards.has(ShardId)) {
        const { ShardIterator } = await this.call('GetShardIterator', {
          ...stream,
          ...(service === 'kinesis' ? { StreamName: arn.replace(/^.*:stream\//, '') } : {}),
          ShardId,
          ShardIteratorType: startingPosition,
          ...(startingTimestamp === undefined ? {} : { Timestamp: startingTimestamp }),
        });
        this.shards.set(ShardId, String(ShardIterator));
      }
    }
  }

  private async readShard(shardId: string): Promise<void> {
    const { batchSize, windowInMillis } = this.model;
    const { signal } = this.surroundings;
    let pending: EventRecord[] = [];
    let end = 0;
    while (!signal.aborted) {
      const records = await this.fetch(shardId);
      end = pending.length === 0 ? Date.now() + windowInMillis : end;
      pending.push(...records);
      const isClosed = this.shards.get(shardId) === undefined;
      while (pending.length > 0 && (pending.length >= batchSize || Date.now() >= end || isClosed)) {
        await this.deliverAll(pending.slice(0, batchSize));
        pending = pending.slice(batchSize);
      }
      await this.pause(INTERVAL);
    }
  }

  /** The next records of a shard that the function wants; none when the service cannot be read just now. */
  private async fetch(shardId: string): Promise<EventRecord[]> {
    const ShardIterator = this.shards.get(shardId);
    if (ShardIterator === undefined) {
      return [];
    }
    try {
      const { NextShardIterator, Records } = await this.call('GetRecords', { ShardIterator, Limit: MOST_RECORDS });
      this.shards.set(shardId, typeof NextShardIterator === 'string' ? NextShardIterator : undefined);
      const records = (Array.isArray(Records) ? Records : []).filter((record) =>
        this.isWanted(this.filteredBy(record)),
      );
      return records.map((record) => this.recordOf(record, shardId));
    } catch (error) {
      await this.reportUnread(error as Error);
      return [];
    }
  }

  /** Delivers a batch until its records are processed, or tried as often as the mapping says. */
  private async deliverAll(records: readonly EventRecord[]): Promise<void> {
    const { isBisected, mostRetries } = this.model;
    const { signal, warn } = this.surroundings;
    let left = records;
    for (let retries = 0; left.length > 0 && !signal.aborted; retries += 1) {
      const outcome = await this.deliver(left);
      if (outcome.kind === 'done') {
        // What follows the first failure is delivered again, since order matters.
        const first = left.findIndex(({ id }) => outcome.failed.has(id));
        left = first < 0 ? [] : left.slice(first);
      } else if (isBisected && left.length > 1) {
        const middle = Math.ceil(left.length / 2);
        await this.deliverAll(left.slice(0, middle));
        await this.deliverAll(left.slice(middle));
        return;
      }
      if (left.length > 0 && mostRetries >= 0 && retries >= mostRetries) {
        warn(
          `records of a stream are skipped at ${JSON.stringify(this.model.arn)}, got ${retries + 1} failures; see MaximumRetryAttempts of the mapping`,
        );
        return;
      }
      if (left.length > 0) {
        await this.pause(RETRY_INTERVAL);
      }
    }
  }

  /** What filters see of a record: data of Kinesis as JSON where it is JSON. */
  private filteredBy(record: unknown): unknown {
    if (this.model.service === 'dynamodb') {
      return record;
    }
    const text = Buffer.from(String(own(record, 'Data')), 'base64').toString('utf8');
    const kinesis = { partitionKey: own(record, 'PartitionKey'), sequenceNumber: own(record, 'SequenceNumber') };
    try {
      return { ...kinesis, data: JSON.parse(text) };
    } catch {
      return { ...kinesis, data: text };
    }
  }

  private recordOf(record: unknown, shardId: string): EventRecord {
    const { arn, region, service } = this.model;
    if (service === 'dynamodb') {
      return {
        id: String(own(record, 'dynamodb', 'SequenceNumber')),
        event: { ...(record as object), awsRegion: region, eventSource: 'aws:dynamodb', eventSourceARN: arn },
      };
    }
    const id = String(own(record, 'SequenceNumber'));
    return {
      id,
      event: {
        kinesis: {
          kinesisSchemaVersion: '1.0',
          partitionKey: own(record, 'PartitionKey'),
          sequenceNumber: id,
          data: own(record, 'Data'),
          approximateArrivalTimestamp: own(record, 'ApproximateArrivalTimestamp'),
        },
        eventSource: 'aws:kinesis',
        eventVersion: '1.0',
        eventID: `${shardId}:${id}`,
        eventName: 'aws:kinesis:record',
        awsRegion: region,
        eventSourceARN: arn,
      },
    };
  }
}
