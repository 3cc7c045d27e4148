import { randomUUID } from 'node:crypto';
import { own } from '../../../lib/runtime/cloudformation/json';
import type { EventSourceModel } from '../assembly/event-source-model';
import type { InvocationResult } from '../functions/function-runner';
import type { CalledService, ServiceClient } from '../services/service-client';
import { matchesPattern } from './filter-pattern';

/** What the readers of queues and streams share. */
export interface EventSourceSurroundings {
  readonly client: ServiceClient;
  readonly endpoint: string;
  readonly invoke: (
    functionName: string,
    invocation: { requestId: string; event: string },
  ) => Promise<InvocationResult>;
  readonly warn: (text: string) => void;
  /** Aborted when reading ends. */
  readonly signal: AbortSignal;
}

/** How long to wait after a service cannot be read, in milliseconds. */
const PAUSE = 1_000;

/** A record as a function gets it, and what it is called in a list of failures. */
export interface EventRecord {
  readonly id: string;
  readonly event: object;
}

/** Which records of a batch failed: all of them, or those of some ids. */
export type BatchOutcome =
  | { readonly kind: 'failed' }
  | { readonly kind: 'done'; readonly failed: ReadonlySet<string> };

/** Reads one event source for a function. */
export abstract class EventSource {
  constructor(
    protected readonly model: EventSourceModel,
    protected readonly surroundings: EventSourceSurroundings,
  ) {}

  /** Reads until it is aborted. */
  protected abstract read(): Promise<void>;

  /** Reads until it is aborted, whatever the service responds. */
  public async run(): Promise<void> {
    while (!this.surroundings.signal.aborted) {
      try {
        await this.read();
      } catch (error) {
        await this.reportUnread(error as Error);
      }
    }
  }

  /** Tells that the service cannot be read, and waits a moment before it is asked again. */
  protected async reportUnread({ message }: Error): Promise<void> {
    const { signal, warn } = this.surroundings;
    if (!signal.aborted) {
      warn(`event source cannot be read at ${JSON.stringify(this.model.arn)}, got ${JSON.stringify(message)}`);
      await this.pause(PAUSE);
    }
  }

  protected call(action: string, parameters: object): Promise<{ readonly [name: string]: unknown }> {
    const { client, endpoint, signal } = this.surroundings;
    const { region, service } = this.model;
    return client.call(endpoint, { region, service: service as CalledService }, action, parameters, signal);
  }

  /** Whether the function wants a record, by what its filters look at. */
  protected isWanted(filtered: unknown): boolean {
    const { filters } = this.model;
    return filters.length === 0 || filters.some((pattern) => matchesPattern(filtered, pattern));
  }

  /** Invokes the function with a batch. */
  protected async deliver(records: readonly EventRecord[]): Promise<BatchOutcome> {
    const { invoke, warn } = this.surroundings;
    const event = JSON.stringify({ Records: records.map((record) => record.event) });
    const { arn, functionName, reportsItemFailures } = this.model;
    const result = await invoke(functionName, { requestId: randomUUID(), event });
    if (result.kind !== 'returned') {
      const reason = 'reason' in result ? result.reason : 'payload' in result ? result.payload : result.kind;
      warn(
        `function ${JSON.stringify(functionName)} fails on a batch of ${JSON.stringify(arn)}, got ${JSON.stringify(reason)}`,
      );
      return { kind: 'failed' };
    }
    const failed = reportsItemFailures ? readFailures(result.payload) : [];
    const ids = new Set(records.map(({ id }) => id));
    // Lambda takes a list that it cannot read, or that names an unknown record, for a failure of the batch.
    return failed?.every((id) => ids.has(id)) ? { kind: 'done', failed: new Set(failed) } : { kind: 'failed' };
  }

  protected pause(milliseconds: number): Promise<void> {
    const { signal } = this.surroundings;
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, milliseconds);
      signal.addEventListener('abort', end);
      if (signal.aborted) {
        end();
      }
    });
  }
}

/** The ids in the response of a function; undefined for a response that Lambda does not take. */
function readFailures(payload: string): string[] | undefined {
  let response: unknown;
  try {
    response = JSON.parse(payload || 'null');
  } catch {
    return undefined;
  }
  const failures = own(response, 'batchItemFailures');
  if (response === null || failures === undefined || failures === null) {
    return [];
  }
  const ids = Array.isArray(failures) ? failures.map((failure) => own(failure, 'itemIdentifier')) : [undefined];
  return ids.every((id): id is string => typeof id === 'string' && id !== '') ? ids : undefined;
}
