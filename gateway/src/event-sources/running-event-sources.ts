import { setMaxListeners } from 'node:events';
import type { EventSourceModel } from '../assembly/event-source-model';
import { type EndpointOptions, targetOf } from '../services/service-endpoints';
import type { EventSourceSurroundings } from './event-source';
import { QueueSource } from './queue-source';
import { StreamSource } from './stream-source';

/** The names of the services in hosts, by which endpoints are found. */
const HOSTS = { sqs: 'sqs', kinesis: 'kinesis', dynamodb: 'streams.dynamodb' } as const;

/** The event sources of an app that are read. */
export class RunningEventSources {
  private readonly running = new Map<string, { readonly ending: AbortController; readonly end: Promise<void> }>();

  constructor(
    private readonly endpoints: EndpointOptions,
    private readonly surroundings: Omit<EventSourceSurroundings, 'endpoint' | 'signal'>,
  ) {}

  /** Whether a source is read, since its service has an endpoint. */
  public isServed({ service }: EventSourceModel): boolean {
    return targetOf(this.endpoints, HOSTS[service]).kind === 'endpoint';
  }

  /** Reads these sources from now on, and no others. */
  public async update(sources: readonly EventSourceModel[]): Promise<void> {
    const wanted = new Map(sources.map((source) => [JSON.stringify(source), source]));
    await Promise.all([...this.running.keys()].filter((key) => !wanted.has(key)).map((key) => this.end(key)));
    for (const [key, source] of wanted) {
      if (!this.running.has(key)) {
        await this.start(key, source);
      }
    }
  }

  /** Stops reading. */
  public async stop(): Promise<void> {
    await Promise.all([...this.running.keys()].map((key) => this.end(key)));
  }

  private async start(key: string, source: EventSourceModel): Promise<void> {
    const target = targetOf(this.endpoints, HOSTS[source.service]);
    if (target.kind !== 'endpoint') {
      this.surroundings.warn(
        `event source is not served at ${JSON.stringify(source.arn)}, got no endpoint for ${source.service}; ` +
          `name one by --endpoint-${source.service} URL, or start with --services moto`,
      );
      return;
    }
    const ending = new AbortController();
    // Each call listens for the end.
    setMaxListeners(0, ending.signal);
    const surroundings = { ...this.surroundings, endpoint: target.url, signal: ending.signal };
    const reader =
      source.service === 'sqs' ? new QueueSource(source, surroundings) : new StreamSource(source, surroundings);
    if (reader instanceof StreamSource) {
      // What comes after the start is after LATEST.
      await reader.open().catch(() => {});
    }
    this.running.set(key, { ending, end: reader.run() });
  }

  private async end(key: string): Promise<void> {
    const source = this.running.get(key);
    this.running.delete(key);
    source?.ending.abort();
    await source?.end;
  }
}
