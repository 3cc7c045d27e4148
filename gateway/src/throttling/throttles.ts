import type { Quota } from '../assembly/api-key-model';
import type { RateLimit } from '../assembly/throttling-model';
import type { Clock } from '../clock';
import type { Arrival } from '../exchange/arrival';
import { TokenBucket } from './token-bucket';

/** Counts the requests of routes and of API keys, on the clock of the gateway. */
export class Throttles {
  private readonly buckets = new Map<string, TokenBucket>();
  private readonly used = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** The limit that a request to a route exceeds; undefined when it is within it. */
  public exceeded({ api, stage }: Arrival, routeKey: string): RateLimit | undefined {
    const throttling = api.throttling.find(({ stageName }) => stageName === stage.name);
    const limit = throttling?.routes.get(routeKey) ?? throttling?.usual;
    const name = JSON.stringify([api.stackName, api.name, stage.name, routeKey]);
    return limit === undefined || this.take(name, limit) ? undefined : limit;
  }

  /** Counts a request against a rate. Returns whether it is within it. */
  public take(name: string, limit: RateLimit): boolean {
    // A limit that changed is counted anew.
    const key = JSON.stringify([name, limit]);
    const bucket = this.buckets.get(key) ?? new TokenBucket(limit, this.clock);
    this.buckets.set(key, bucket);
    return bucket.take();
  }

  /** Counts a request against a quota. Returns whether it is within it. */
  public use(name: string, quota: Quota): boolean {
    const key = JSON.stringify([name, periodOf(this.clock.date(), quota)]);
    const count = this.used.get(key) ?? (this.isFirst(name) ? quota.offset : 0);
    if (count >= quota.limit) {
      return false;
    }
    this.used.set(key, count + 1);
    return true;
  }

  /** Forgets all that was counted. */
  public clear(): void {
    this.buckets.clear();
    this.used.clear();
  }

  private isFirst(name: string): boolean {
    return ![...this.used.keys()].some((key) => JSON.parse(key)[0] === name);
  }
}

const DAY = 24 * 60 * 60 * 1000;

/** What a period is called, such as a date. Weeks begin with Monday. */
function periodOf(time: Date, { period }: Quota): string {
  const days = Math.floor(time.getTime() / DAY);
  switch (period) {
    case 'DAY':
      return String(days);
    case 'WEEK':
      // The first of January 1970 was a Thursday.
      return String(Math.floor((days + 3) / 7));
    default:
      return time.toISOString().slice(0, 7);
  }
}
