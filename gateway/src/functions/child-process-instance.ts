import { type ChildProcess, spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { encodeFrame, readFrames } from './frames';
import type { Invocation, InvocationResult } from './function-runner';
import { type Instance, StartError } from './instance';
import { PendingInvocation } from './pending-invocation';

/** The command that runs a handler. */
export interface InstanceCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: { readonly [name: string]: string };
  /** The name of this machine for what the command runs; 127.0.0.1 by default. */
  readonly runtimeApiHost?: string;
  /** Removes what the command leaves behind. */
  readonly afterwards?: () => Promise<void>;
}

/** How long a handler may take to load, in milliseconds. Lambda allows 10 s, on a machine that does nothing else. */
export const START_LIMIT = 30_000;

/** How long a process may take to end by itself, in milliseconds. */
const GRACE = 500;

/** Starts a process whose output goes to the log, and tells why it ended. */
export function spawnInstance(
  { afterwards = async () => {}, command, args, cwd, environment }: InstanceCommand,
  stdio: 'pipe'[],
  onLog: (line: string) => void,
): { readonly child: ChildProcess; readonly ended: Promise<string> } {
  const child = spawn(command, args, { cwd, env: environment, stdio: ['ignore', 'pipe', 'pipe', ...stdio] });
  for (const output of [child.stdout, child.stderr]) {
    createInterface({ input: output as NodeJS.ReadableStream }).on('line', onLog);
  }
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`${command} cannot be started: ${error.message}`));
    child.once('exit', (code, signal) =>
      resolve(`the process of the function ended (${signal ?? `exit code ${code}`})`),
    );
  });
  return { child, ended: ended.then((reason) => afterwards().then(() => reason)) };
}

/** Waits for a process to end, and kills one that does not. */
export async function endProcess(child: ChildProcess, ended: Promise<string>): Promise<void> {
  const kill = setTimeout(() => child.kill('SIGKILL'), GRACE);
  await ended;
  clearTimeout(kill);
}

/** An instance that is a process of its own, whose bootstrap speaks frames on file descriptor 3. */
export class ChildProcessInstance implements Instance {
  public readonly ready: Promise<void>;
  private readonly child: ChildProcess;
  private readonly ended: Promise<string>;
  private readonly pending: PendingInvocation;
  private hasEnded = false;

  constructor(command: InstanceCommand, onLog: (line: string) => void, startLimit = START_LIMIT) {
    this.pending = new PendingInvocation(onLog);
    const { child, ended } = spawnInstance(command, ['pipe'], onLog);
    this.child = child;
    this.ended = ended;
    this.ready = new Promise((resolve, reject) => {
      const limit = setTimeout(() => {
        reject(new StartError(`the handler took longer than ${startLimit / 1000} s to load`));
        this.kill();
      }, startLimit);
      readFrames(this.socket, ({ type, requestId }, payload) => {
        if (type === 'ready') {
          clearTimeout(limit);
          resolve();
        } else if (type === 'not ready') {
          clearTimeout(limit);
          reject(new StartError('the handler cannot be loaded', payload));
        } else {
          this.pending.finish({ kind: type === 'returned' ? 'returned' : 'threw', payload }, requestId);
        }
      });
      void ended.then((reason) => {
        this.hasEnded = true;
        clearTimeout(limit);
        reject(new StartError(reason));
        this.pending.finish({ kind: 'failed', reason });
      });
    });
    // A pool waits for it; an instance that is stopped before is not missed.
    this.ready.catch(() => {});
    // A process that ends while something is written to it is reported by its end.
    this.socket.on('error', () => {});
  }

  public get isAlive(): boolean {
    return !this.hasEnded;
  }

  public invoke({ requestId, event }: Invocation, timeoutInMillis: number): Promise<InvocationResult> {
    this.socket.write(encodeFrame({ type: 'invoke', requestId, deadline: Date.now() + timeoutInMillis }, event));
    return this.pending.begin(requestId, timeoutInMillis, () => this.kill());
  }

  public async stop(): Promise<void> {
    this.hasEnded = true;
    // Its end is the end of the bootstrap, unless the handler holds that up.
    this.socket.end();
    await endProcess(this.child, this.ended);
  }

  private kill(): void {
    this.hasEnded = true;
    this.child.kill('SIGKILL');
  }

  private get socket(): Socket {
    return this.child.stdio[3] as Socket;
  }
}
