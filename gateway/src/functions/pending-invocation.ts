import type { InvocationResult } from './function-runner';

/** The invocation that an instance is running, if any, with the function's timeout. */
export class PendingInvocation {
  private current?: { readonly requestId: string; readonly resolve: (result: InvocationResult) => void };

  constructor(private readonly onLog: (line: string) => void) {}

  /** Begins an invocation; it ends by `finish`, or by its timeout, after which `kill` ends the instance. */
  public begin(requestId: string, timeoutInMillis: number, kill: () => void): Promise<InvocationResult> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        const seconds = (timeoutInMillis / 1000).toFixed(2);
        this.onLog(`${new Date().toISOString()} ${requestId} Task timed out after ${seconds} seconds`);
        kill();
        this.finish({ kind: 'timed out' });
      }, timeoutInMillis);
      this.current = {
        requestId,
        resolve: (result) => {
          clearTimeout(timer);
          resolve(result);
        },
      };
    });
  }

  /** Ends the invocation. What comes for another one, or late, is dropped. */
  public finish(result: InvocationResult, requestId = this.current?.requestId): void {
    const { current } = this;
    if (current && current.requestId === requestId) {
      this.current = undefined;
      current.resolve(result);
    }
  }
}
