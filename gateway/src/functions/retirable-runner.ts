import type { FunctionRunner, Invocation, InvocationResult } from './function-runner';

/** A runner that can be replaced: it finishes what it began, and then ends. */
export class RetirableRunner implements FunctionRunner {
  private inFlight = 0;
  private markDone?: () => void;

  /**
   * @param runner what runs the function
   * @param state what the runner was created from; another state needs another runner
   */
  constructor(
    private readonly runner: FunctionRunner,
    public readonly state: string,
  ) {}

  public async invoke(invocation: Invocation): Promise<InvocationResult> {
    this.inFlight += 1;
    try {
      return await this.runner.invoke(invocation);
    } finally {
      this.inFlight -= 1;
      if (this.inFlight === 0) {
        this.markDone?.();
      }
    }
  }

  /** Ends when the last invocation has. */
  public async retire(): Promise<void> {
    if (this.inFlight > 0) {
      await new Promise<void>((resolve) => {
        this.markDone = resolve;
      });
    }
    await this.runner.stop();
  }

  public stop(): Promise<void> {
    return this.runner.stop();
  }
}
