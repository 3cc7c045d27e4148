import { type FunctionRunner, type Invocation, type InvocationResult, rejectUnreadable } from './function-runner';
import { type Instance, StartError } from './instance';

/** How a pool grows and shrinks. */
export interface PoolLimits {
  /** How many instances there are at most. */
  readonly most: number;
  /** How long an invocation waits for a busy instance before another one is started, in milliseconds. */
  readonly patience: number;
  /** How long an instance stays without work, in milliseconds. */
  readonly idle: number;
}

/** How many of the last invocations tell how long the function takes. */
const REMEMBERED = 16;

export const USUAL_LIMITS: PoolLimits = { most: 16, patience: 25, idle: 60_000 };

interface Waiting {
  readonly invocation: Invocation;
  readonly resolve: (result: InvocationResult) => void;
  readonly since: number;
}

/** Runs a function in instances whose number follows its concurrency, as Lambda does, up to a limit. */
export class InstancePool implements FunctionRunner {
  private readonly free: Instance[] = [];
  private readonly all = new Set<Instance>();
  private readonly waiting: Waiting[] = [];
  private readonly idleTimers = new Map<Instance, NodeJS.Timeout>();
  private readonly busy = new Map<Instance, (result: InvocationResult) => void>();
  private patienceTimer: NodeJS.Timeout | undefined;
  private starting = 0;
  private isStopped = false;
  /** How long the last invocations took, in milliseconds. */
  private readonly durations: number[] = [];
  private lastEnd = performance.now();

  constructor(
    private readonly start: () => Instance,
    private readonly timeoutInMillis: number,
    private readonly limits: PoolLimits = USUAL_LIMITS,
  ) {}

  public invoke(invocation: Invocation): Promise<InvocationResult> {
    const rejected = rejectUnreadable(invocation);
    if (rejected) {
      return Promise.resolve(rejected);
    }
    if (this.isStopped) {
      return Promise.resolve(STOPPED);
    }
    return new Promise((resolve) => {
      this.waiting.push({ invocation, resolve, since: performance.now() });
      this.dispatch();
    });
  }

  public async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.patienceTimer);
    for (const timer of this.idleTimers.values()) {
      clearTimeout(timer);
    }
    for (const resolve of [...this.busy.values(), ...this.waiting.map(({ resolve }) => resolve)]) {
      resolve(STOPPED);
    }
    this.waiting.length = 0;
    await Promise.all([...this.all].map((instance) => instance.stop()));
  }

  private dispatch(): void {
    while (this.waiting.length > 0) {
      const instance = this.takeFree();
      if (!instance) {
        break;
      }
      this.run(instance, this.waiting.shift() as Waiting);
    }
    this.growLater();
  }

  /** The instance that was used last: the others become idle and end. */
  private takeFree(): Instance | undefined {
    for (let instance = this.free.pop(); instance; instance = this.free.pop()) {
      clearTimeout(this.idleTimers.get(instance));
      this.idleTimers.delete(instance);
      if (instance.isAlive) {
        return instance;
      }
      this.all.delete(instance);
    }
    return undefined;
  }

  private growLater(): void {
    if (this.waiting.length === 0 || this.isStopped) {
      return;
    }
    if (this.all.size === 0) {
      this.grow();
      return;
    }
    if (this.all.size < this.limits.most && !this.patienceTimer) {
      // On a busy machine the timer is late, and results that arrived meanwhile are read after it.
      this.patienceTimer = setTimeout(() => setImmediate(() => this.growIfSlow()), this.limits.patience);
    }
  }

  private growIfSlow(): void {
    this.patienceTimer = undefined;
    const [oldest] = this.waiting;
    const isPatient = !oldest || performance.now() - oldest.since < this.limits.patience;
    // One at a time: each start takes the time of a core, which the others would wait for.
    if (!isPatient && !this.isStopped && this.starting === 0 && this.isSlow()) {
      this.grow();
    }
    this.growLater();
  }

  /**
   * Whether another instance would help. A laptop has a few cores: for a function that responds in a millisecond more
   * processes only compete for them, however long the queue is.
   */
  private isSlow(): boolean {
    const { patience } = this.limits;
    return Math.min(...this.durations) >= patience / 5 || performance.now() - this.lastEnd >= patience;
  }

  private grow(): void {
    const instance = this.start();
    this.all.add(instance);
    this.starting += 1;
    instance.ready
      .finally(() => {
        this.starting -= 1;
      })
      .then(
        () => this.release(instance),
        (error: Error) => this.refuse(instance, error),
      );
  }

  /** A handler that cannot be loaded fails the invocation that it was started for; the next one tries again. */
  private refuse(instance: Instance, error: Error): void {
    this.all.delete(instance);
    void instance.stop();
    const result: InvocationResult =
      error instanceof StartError && error.payload !== undefined
        ? { kind: 'threw', payload: error.payload }
        : { kind: 'failed', reason: error.message };
    if (this.all.size === 0) {
      for (const { resolve } of this.waiting.splice(0)) {
        resolve(result);
      }
    }
    this.dispatch();
  }

  private run(instance: Instance, { invocation, resolve }: Waiting): void {
    this.busy.set(instance, resolve);
    const begin = performance.now();
    void instance.invoke(invocation, this.timeoutInMillis).then((result) => {
      this.lastEnd = performance.now();
      this.durations.push(this.lastEnd - begin);
      this.durations.splice(0, this.durations.length - REMEMBERED);
      this.busy.delete(instance);
      resolve(result);
      this.release(instance);
    });
  }

  private release(instance: Instance): void {
    if (!instance.isAlive || this.isStopped) {
      this.all.delete(instance);
      void instance.stop();
    } else {
      this.free.push(instance);
      const timer = setTimeout(() => this.end(instance), this.limits.idle);
      timer.unref();
      this.idleTimers.set(instance, timer);
    }
    this.dispatch();
  }

  private end(instance: Instance): void {
    this.idleTimers.delete(instance);
    this.free.splice(this.free.indexOf(instance), 1);
    this.all.delete(instance);
    void instance.stop();
  }
}

const STOPPED: InvocationResult = { kind: 'failed', reason: 'the gateway is stopping' };
