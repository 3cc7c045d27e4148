import { own } from '../../../lib/runtime/cloudformation/json';
import { type EventRecord, EventSource } from './event-source';

/** The most messages that SQS gives at a time, and deletes at a time. */
const MOST_MESSAGES = 10;

/** How long SQS may hold a request for messages, in seconds. */
const LONG_POLL = 1;

/** The batches of a standard queue that are processed at the same time, as Lambda begins with. */
const MOST_BATCHES = 5;

interface Message {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly Body: string;
}

/** Invokes a function with the messages of a queue, and deletes those that it does not report as failed. */
export class QueueSource extends EventSource {
  private readonly working = new Set<Promise<void>>();

  protected async read(): Promise<void> {
    const { arn } = this.model;
    const mostBatches = arn.endsWith('.fifo') ? 1 : MOST_BATCHES;
    const [, , , , account = '', name = ''] = arn.split(':');
    const QueueUrl = `${this.surroundings.endpoint.replace(/\/+$/, '')}/${account}/${name}`;
    const batch = await this.collect(QueueUrl);
    if (batch.length === 0) {
      return;
    }
    const work: Promise<void> = this.process(QueueUrl, batch).finally(() => this.working.delete(work));
    this.working.add(work);
    while (this.working.size >= mostBatches) {
      await Promise.race(this.working);
    }
  }

  /** Receives messages until a batch is full or its window is over; messages that no filter matches are deleted. */
  private async collect(QueueUrl: string): Promise<Message[]> {
    const { batchSize, windowInMillis } = this.model;
    const batch: Message[] = [];
    let end: number | undefined;
    do {
      const left = end === undefined ? LONG_POLL : Math.ceil((end - Date.now()) / 1000);
      const { Messages } = await this.call('ReceiveMessage', {
        QueueUrl,
        MaxNumberOfMessages: Math.min(MOST_MESSAGES, batchSize - batch.length),
        WaitTimeSeconds: Math.min(LONG_POLL, Math.max(0, left)),
        AttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      });
      const received = (Array.isArray(Messages) ? Messages : []) as Message[];
      const wanted = received.filter((message) => this.isWanted(filteredBy(message)));
      await this.delete(
        QueueUrl,
        received.filter((message) => !wanted.includes(message)),
      );
      batch.push(...wanted);
      end ??= batch.length > 0 ? Date.now() + windowInMillis : undefined;
    } while (
      batch.length > 0 &&
      batch.length < batchSize &&
      Date.now() < (end ?? 0) &&
      !this.surroundings.signal.aborted
    );
    return batch;
  }

  private async process(QueueUrl: string, batch: readonly Message[]): Promise<void> {
    const { arn, region } = this.model;
    const outcome = await this.deliver(batch.map((message) => recordOf(message, arn, region)));
    if (outcome.kind === 'failed' || this.surroundings.signal.aborted) {
      // The queue gives them again when their visibility timeout is over.
      return;
    }
    try {
      await this.delete(
        QueueUrl,
        batch.filter(({ MessageId }) => !outcome.failed.has(MessageId)),
      );
    } catch (error) {
      if (!this.surroundings.signal.aborted) {
        this.surroundings.warn(
          `messages cannot be deleted at ${JSON.stringify(arn)}, got ${JSON.stringify((error as Error).message)}`,
        );
      }
    }
  }

  private async delete(QueueUrl: string, messages: readonly Message[]): Promise<void> {
    for (let first = 0; first < messages.length; first += MOST_MESSAGES) {
      const some = messages.slice(first, first + MOST_MESSAGES);
      const Entries = some.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
      await this.call('DeleteMessageBatch', { QueueUrl, Entries });
    }
  }
}

/** What filters see of a message: its body as JSON where it is JSON. */
function filteredBy(message: Message): unknown {
  return { ...recordOf(message, '', '').event, body: jsonOrText(message.Body) };
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function recordOf(message: Message, eventSourceARN: string, awsRegion: string): EventRecord {
  const attributes = own(message, 'MessageAttributes');
  return {
    id: message.MessageId,
    event: {
      messageId: message.MessageId,
      receiptHandle: message.ReceiptHandle,
      body: message.Body,
      attributes: own(message, 'Attributes') ?? {},
      messageAttributes: Object.fromEntries(
        Object.entries(attributes ?? {}).map(([name, value]) => [
          name,
          {
            stringValue: own(value, 'StringValue'),
            binaryValue: own(value, 'BinaryValue'),
            stringListValues: [],
            binaryListValues: [],
            dataType: own(value, 'DataType'),
          },
        ]),
      ),
      md5OfBody: own(message, 'MD5OfBody'),
      eventSource: 'aws:sqs',
      eventSourceARN,
      awsRegion,
    },
  };
}
