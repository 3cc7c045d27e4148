/*
 * The limits of one rendering are here, and what things cost against them. They are ours: AWS documents none but the rounds
 * of a loop (service-facts/). A template of 300 KB with a message of 128 KB stays far below them.
 */

/** A limit of the runtime was reached: a template or a message that would not end, or would fill the memory. */
export class LimitExceededError extends Error {
  constructor(limit: string) {
    super(`the rendering takes more than ${limit}`);
    this.name = 'LimitExceededError';
  }
}

/** The most steps of one rendering. A step is about what one operation of a template takes: a tenth of a microsecond. */
export const MOST_STEPS = 2_000_000;

/**
 * The most size of all that one rendering creates, in units of four bytes: a character of a string is one unit.
 * Nothing is given back when a value is dropped.
 */
export const MOST_SIZE = 16 * 1024 * 1024;

/** The most levels of nesting, of a document or of calls. JavaScript's own stack holds many times as many. */
export const MOST_DEPTH = 200;

/** The most digits of a number. Numbers have no end in Java, but their arithmetic takes time and memory. */
export const MOST_DIGITS = 10_000;

/** What a value takes in memory beside the characters of a string, in units of size. */
export const SIZE = {
  /** A member of a list. */
  member: 4,
  /** An entry of a map. */
  entry: 16,
  /** A list, an iterator, a number with a class of its own, or another small object. */
  object: 24,
  /** An empty map. */
  map: 80,
} as const;

/**
 * What one rendering may still spend. Everything in the runtime that loops, grows or recurses takes from it before it does
 * its work, so that no template and no message can hang the process or fill its memory.
 */
export class Budget {
  private steps = MOST_STEPS;
  private size = MOST_SIZE;
  private depth = 0;
  private leastSize = MOST_SIZE;

  /** The steps that were taken. */
  public get stepsTaken(): number {
    return MOST_STEPS - this.steps;
  }

  /** The most size that was held at a time, in units. */
  public get peakSize(): number {
    return MOST_SIZE - Math.min(this.size, this.leastSize);
  }

  /** Takes some steps; throws when fewer are left. */
  public step(count = 1): void {
    this.steps -= count;
    if (this.steps < 0) {
      throw new LimitExceededError(`${MOST_STEPS} steps`);
    }
  }

  /** Takes the steps of native code that goes once through some characters: of a comparison, a copy. */
  public copy(length: number): void {
    this.step(length >> 6);
  }

  /** Takes the steps of a loop that goes once through some characters and looks at each. */
  public scan(length: number): void {
    this.step(length >> 4);
  }

  /** Takes the size of a text about to be built; throws when that is too much. */
  public text(length: number): void {
    if (length > this.size) {
      throw new LimitExceededError(`${MOST_SIZE} characters of text`);
    }
    this.size -= length;
  }

  /** Takes the steps and the size of some members about to be put into a list. */
  public members(count: number): void {
    this.step(count >> 3);
    this.text(count * SIZE.member);
  }

  /** Takes the steps and the size of some entries about to be put into a map. */
  public entries(count: number): void {
    this.step(count);
    this.text(count * SIZE.entry);
  }

  /** Asks for size that is given back at once. */
  public passing(size: number): void {
    this.text(size);
    this.leastSize = Math.min(this.leastSize, this.size);
    this.size += size;
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
