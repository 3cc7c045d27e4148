import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import type { FrameHeader } from './frames';
import type { Invocation, InvocationResult } from './function-runner';
import { type Instance, StartError } from './instance';
import { PendingInvocation } from './pending-invocation';

/**
 * An instance that is a thread of the gateway: quicker than a process, and less like Lambda, since it shares the working
 * directory and native modules with the others.
 */
export class WorkerInstance implements Instance {
  public readonly ready: Promise<void>;
  private readonly worker: Worker;
  private readonly pending: PendingInvocation;
  private hasEnded = false;

  constructor(bootstrap: string, environment: { readonly [name: string]: string }, onLog: (line: string) => void) {
    this.pending = new PendingInvocation(onLog);
    this.worker = new Worker(bootstrap, { env: { ...environment }, stdout: true, stderr: true });
    for (const output of [this.worker.stdout, this.worker.stderr]) {
      createInterface({ input: output }).on('line', onLog);
    }
    this.ready = new Promise((resolve, reject) => {
      this.worker.on('message', ({ header, payload }: { readonly header: FrameHeader; readonly payload: string }) => {
        if (header.type === 'ready') {
          resolve();
        } else if (header.type === 'not ready') {
          reject(new StartError('the handler cannot be loaded', payload));
        } else {
          this.pending.finish({ kind: header.type === 'returned' ? 'returned' : 'threw', payload }, header.requestId);
        }
      });
      const end = (reason: string) => {
        this.hasEnded = true;
        reject(new StartError(reason));
        this.pending.finish({ kind: 'failed', reason });
      };
      this.worker.on('error', (error: Error) => end(`the thread of the function ended: ${error.message}`));
      this.worker.on('exit', (code) => end(`the thread of the function ended (exit code ${code})`));
    });
    this.ready.catch(() => {});
  }

  public get isAlive(): boolean {
    return !this.hasEnded;
  }

  public invoke({ requestId, event }: Invocation, timeoutInMillis: number): Promise<InvocationResult> {
    const header: FrameHeader = { type: 'invoke', requestId, deadline: Date.now() + timeoutInMillis };
    this.worker.postMessage({ header, payload: event });
    return this.pending.begin(requestId, timeoutInMillis, () => void this.stop());
  }

  public async stop(): Promise<void> {
    this.hasEnded = true;
    await this.worker.terminate();
  }
}
