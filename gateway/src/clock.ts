/** What a timer does when it falls due; the clock waits for what it returns. */
type Due = () => unknown;

interface Timer {
  due: number;
  readonly run: Due;
  handle?: NodeJS.Timeout;
}

/** The longest delay that a timer of Node.js takes. */
const LONGEST_DELAY = 2 ** 31 - 1;

/** Time as the gateway sees it: the machine's, and what a test adds to it. */
export class Clock {
  private offset = 0;
  /** When the offset was changed, in the machine's time. */
  private readonly shifts: { readonly at: number; readonly offset: number }[] = [];
  private readonly timers = new Set<Timer>();

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

  /** Moves time forward. Resolves when all that falls due on the way has happened. */
  public async advance(milliseconds: number): Promise<void> {
    const target = this.now() + milliseconds;
    const running: unknown[] = [];
    for (;;) {
      const due = [...this.timers].filter((timer) => timer.due <= target).sort((left, right) => left.due - right.due);
      if (due.length === 0) {
        break;
      }
      for (const timer of due) {
        if (this.timers.has(timer)) {
          this.remove(timer);
          this.offset += Math.max(0, timer.due - this.now());
          running.push((async () => timer.run())());
        }
      }
      await Promise.allSettled(running.splice(0));
    }
    this.offset += Math.max(0, target - this.now());
    this.shifts.push({ at: Date.now(), offset: this.offset });
    for (const timer of this.timers) {
      this.arm(timer);
    }
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
