import type { MessageRecord } from './events';

/** The most messages that are kept, and the most text of theirs. */
const MOST_MESSAGES = 1000;
const MOST_TEXT = 32 * 1024 * 1024;

interface Entry {
  readonly record: MessageRecord;
  readonly size: number;
}

/** The last messages. */
export class MessageLog {
  private entries: Entry[] = [];
  private first = 0;
  private text = 0;
  private lastSeq = 0;

  /** Adds a message, which gets the next number. */
  public add(message: Omit<MessageRecord, 'seq'>): MessageRecord {
    this.lastSeq += 1;
    const record = { seq: this.lastSeq, ...message };
    const size = sizeOf(record);
    this.entries.push({ record, size });
    this.text += size;
    while (this.entries.length - this.first > MOST_MESSAGES || (this.text > MOST_TEXT && this.kept.length > 1)) {
      this.text -= (this.entries[this.first] as Entry).size;
      this.first += 1;
    }
    // Now and then, since each removal at the beginning moves all that follow.
    if (this.first > MOST_MESSAGES) {
      this.entries = this.kept;
      this.first = 0;
    }
    return record;
  }

  /** The messages whose numbers are greater. */
  public since(seq: number): MessageRecord[] {
    return this.kept.map(({ record }) => record).filter((record) => record.seq > seq);
  }

  public clear(): void {
    this.entries = [];
    this.first = 0;
    this.text = 0;
    this.lastSeq = 0;
  }

  private get kept(): Entry[] {
    return this.entries.slice(this.first);
  }
}

function sizeOf({ body, reply, error, trace }: MessageRecord): number {
  const details = trace.reduce(
    (sum, { step, details: lines }) => lines.reduce((total, line) => total + line.length, sum + step.length),
    0,
  );
  return body.length + (reply?.length ?? 0) + (error?.length ?? 0) + details;
}
