import type { Clock } from '../clock';

/** What a time limit needs of the gateway. */
export interface TimeLimitSurroundings {
  readonly clock: Clock;
  /** False when the limit is switched off. */
  readonly hasTimeout: boolean;
  /** Aborted when the gateway ends. */
  readonly ending: AbortSignal;
}

/** Calls something that is cut off after a time; its result is then the late one. */
export async function withTimeLimit<Result>(
  { clock, ending, hasTimeout }: TimeLimitSurroundings,
  milliseconds: number,
  late: Result,
  call: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const cut = new AbortController();
  const onEnding = () => cut.abort();
  ending.addEventListener('abort', onEnding, { once: true });
  let cancel = () => {};
  try {
    const timeout = new Promise<Result>((resolve) => {
      if (hasTimeout) {
        cancel = clock.after(milliseconds, () => {
          resolve(late);
          cut.abort();
        });
      }
    });
    return await Promise.race([timeout, call(cut.signal)]);
  } finally {
    cancel();
    ending.removeEventListener('abort', onEnding);
  }
}
