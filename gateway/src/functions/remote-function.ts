import { type FunctionRunner, type Invocation, type InvocationResult, rejectUnreadable } from './function-runner';

/** A function that somebody else runs: the event is posted to its Invoke address, and the response is its result. */
export class RemoteFunction implements FunctionRunner {
  private readonly stopping = new AbortController();

  constructor(
    private readonly url: string,
    private readonly timeoutInMillis: number,
  ) {}

  public async invoke(invocation: Invocation): Promise<InvocationResult> {
    const rejected = rejectUnreadable(invocation);
    if (rejected) {
      return rejected;
    }
    const timeout = AbortSignal.timeout(this.timeoutInMillis);
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: invocation.event,
        signal: AbortSignal.any([timeout, this.stopping.signal]),
      });
      const payload = await response.text();
      if (!response.ok) {
        return { kind: 'failed', reason: `${this.url} responds ${response.status}: ${payload.slice(0, 300)}` };
      }
      return { kind: response.headers.has('x-amz-function-error') ? 'threw' : 'returned', payload };
    } catch (error) {
      if (timeout.aborted) {
        return { kind: 'timed out' };
      }
      const { message, cause } = error as Error;
      return {
        kind: 'failed',
        reason: `${this.url} cannot be reached: ${cause instanceof Error ? cause.message : message}`,
      };
    }
  }

  public async stop(): Promise<void> {
    this.stopping.abort();
  }
}
