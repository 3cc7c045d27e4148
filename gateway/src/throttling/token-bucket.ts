import { ACCOUNT_BURST, ACCOUNT_REQUESTS_PER_SECOND } from '../../../lib/service-facts/limits';
import type { RateLimit } from '../assembly/throttling-model';
import type { Clock } from '../clock';

/** Tokens that requests take: the bucket holds the burst, and the rate fills it. */
export class TokenBucket {
  private readonly rate: number;
  private readonly burst: number;
  private tokens: number;
  private filled: number;

  constructor(
    limit: RateLimit,
    private readonly clock: Clock,
  ) {
    // What a stage leaves out is what the account has.
    this.rate = limit.rate ?? ACCOUNT_REQUESTS_PER_SECOND;
    this.burst = limit.burst ?? ACCOUNT_BURST;
    this.tokens = this.burst;
    this.filled = clock.now();
  }

  /** Takes a token. Returns whether there was one. */
  public take(): boolean {
    const now = this.clock.now();
    const earned = (Math.max(0, now - this.filled) / 1000) * this.rate;
    this.tokens = Math.min(this.burst, this.tokens + earned);
    this.filled = now;
    if (this.tokens < 1) {
      return false;
    }
    this.tokens -= 1;
    return true;
  }
}
