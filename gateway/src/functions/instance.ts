import type { Invocation, InvocationResult } from './function-runner';

/** One execution environment of a function: it runs one invocation at a time, as on Lambda. */
export interface Instance {
  /** Resolves when the handler is loaded; rejects with the reason when it cannot be. */
  readonly ready: Promise<void>;

  /** Whether the instance can take another invocation. */
  readonly isAlive: boolean;

  /** Runs an invocation. Never rejects. */
  invoke(invocation: Invocation, timeoutInMillis: number): Promise<InvocationResult>;

  stop(): Promise<void>;
}

/** Why a handler could not be loaded. */
export class StartError extends Error {
  /** @param payload what Lambda gives a caller whose function does not start */
  constructor(
    message: string,
    public readonly payload?: string,
  ) {
    super(message);
  }
}
