/** A limit of the runtime was reached: a template or a message that would not end, or fill the memory. */
export class LimitExceededError extends Error {
  constructor(limit: string) {
    super(`the rendering takes more than ${limit}`);
    this.name = 'LimitExceededError';
  }
}

/** The most that one rendering may do, in steps of evaluation. A template of 300 KB needs far less. */
const MOST_STEPS = 2_000_000;

/** The longest text that one rendering may make, in UTF-16 code units, all values that it builds on the way included. */
const MOST_TEXT = 16 * 1024 * 1024;

/** The most levels of nesting, of a document or of calls. JavaScript's own stack holds many times as many. */
export const MOST_DEPTH = 200;

/**
 * What one rendering may still spend. Everything that loops, grows or recurses in the runtime takes from it, so that
 * no template and no message can hang the process or fill its memory.
 */
export class Budget {
  private steps = MOST_STEPS;
  private textLeft = MOST_TEXT;
  private depth = 0;

  /** Takes some steps; throws when none are left. */
  public step(count = 1): void {
    this.steps -= count;
    if (this.steps < 0) {
      throw new LimitExceededError(`${MOST_STEPS} steps`);
    }
  }

  /** Takes the length of a text about to be built; throws when too much was built already. */
  public text(length: number): void {
    this.textLeft -= length;
    if (this.textLeft < 0) {
      throw new LimitExceededError(`${MOST_TEXT} characters of text`);
    }
  }

  /** Goes one level deeper; throws when that is too deep. */
  public enter(): void {
    this.depth += 1;
    if (this.depth > MOST_DEPTH) {
      throw new LimitExceededError(`${MOST_DEPTH} levels of nesting`);
    }
  }

  /** Comes back from `enter`. */
  public leave(): void {
    this.depth -= 1;
  }
}
