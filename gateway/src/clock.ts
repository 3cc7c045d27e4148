/** What a timer does when it falls due; the clock waits for what it returns. */
type Due = () => unknown;

interface Timer {
  due: number;
  readonly run: Due;
  handle?: NodeJS.Timeout;
}

/** The longest delay that a timer of Node.js takes. */
const LONGEST_DELAY = 2 ** 31 - 1;

/**
 * How long one thing is waited for before the next one that is due happens. A connection that ends waits for its
 * `$disconnect`, which may hang until a timeout that lies ahead.
 */
const PATIENCE_MILLIS = 5_000;

/** Time as the gateway sees it: the machine's, and what a test adds to it. */
export class Clock {
  private offset = 0;
  /** When the offset was changed, in the machine's time. */
  private readonly shifts: { readonly at: number; readonly offset: number }[] = [];
  private readonly timers = new Set<Timer>();
  private advancing: Promise<void> = Promise.resolve();

  /** Milliseconds since the epoch. */
  public now(): number {
    return Date.now() + this.offset;
  }

  /** The time that this clock showed at a time of the machine. */
  public atMachineTime(time: number): number {
    return time + (this.shifts.findLast(({ at }) => at <= time)?.offset ?? 0);
  }

  public date(): Date {
    return new Date(this.now());
  }

  /** Runs something after a delay in milliseconds, unless the function that this returns is called before. */
  public after(delay: number, run: Due): () => void {
    const timer: Timer = { due: this.now() + delay, run };
    this.timers.add(timer);
    this.arm(timer);
    return () => this.remove(timer);
  }

  /** Moves time forward. Resolves when all that falls due on the way has happened, in the order of its time. */
  public advance(milliseconds: number): Promise<void> {
    const advanced = this.advancing.then(() => this.move(milliseconds));
    this.advancing = advanced;
    return advanced;
  }

  private async move(milliseconds: number): Promise<void> {
    const target = this.now() + milliseconds;
    let running: Promise<unknown> = Promise.resolve();
    for (let next = this.earliest(); next <= target; next = this.earliest()) {
      this.shiftTo(next);
      running = Promise.all([running, ...this.runDue()]);
      await Promise.race([running, pause(PATIENCE_MILLIS)]);
      // What waited for it, such as a message whose backend is late, is done in the same turn.
      await turn();
    }
    this.shiftTo(target);
    this.shifts.push({ at: Date.now(), offset: this.offset });
    for (const timer of this.timers) {
      this.arm(timer);
    }
    await running;
  }

  /** When the next timer falls due. */
  private earliest(): number {
    let earliest = Number.POSITIVE_INFINITY;
    for (const { due } of this.timers) {
      earliest = Math.min(earliest, due);
    }
    return earliest;
  }

  /** Time passes by itself, too, so it may be later already. */
  private shiftTo(time: number): void {
    this.offset += Math.max(0, time - this.now());
  }

  private runDue(): Promise<unknown>[] {
    const now = this.now();
    const due = [...this.timers].filter((timer) => timer.due <= now).sort((left, right) => left.due - right.due);
    return due.map(async (timer) => {
      this.remove(timer);
      return timer.run();
    });
  }

  /** Goes back to the machine's time. */
  public reset(): void {
    for (const timer of this.timers) {
      timer.due -= this.offset;
    }
    this.offset = 0;
    this.shifts.length = 0;
    for (const timer of this.timers) {
      this.arm(timer);
    }
  }

  /** Forgets all timers. */
  public stop(): void {
    for (const timer of this.timers) {
      this.remove(timer);
    }
  }

  private arm(timer: Timer): void {
    clearTimeout(timer.handle);
    const delay = Math.min(Math.max(0, timer.due - this.now()), LONGEST_DELAY);
    timer.handle = setTimeout(() => {
      if (timer.due > this.now()) {
        this.arm(timer);
        return;
      }
      this.timers.delete(timer);
      timer.run();
    }, delay);
  }

  private remove(timer: Timer): void {
    clearTimeout(timer.handle);
    this.timers.delete(timer);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
