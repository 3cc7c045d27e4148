import type { Budget } from '../../budget';

/** How many numbers what could be tried instead may grow by before the budget is asked again. */
const ROOM = 4096;

/** The place that a step returns when nothing matches there. */
export const FAILED = -1;

/** One step of matching: takes a place in the text and returns the next one, or `FAILED`. */
export type RegexStep = (machine: RegexMachine, at: number) => number;

/** A regular expression as steps, each of which goes on to the one after it unless it says otherwise. */
export interface RegexProgram {
  readonly steps: readonly RegexStep[];
  readonly groupCount: number;

  /** How many numbers the steps keep: the bounds of each group, where a group began, how often it was repeated. */
  readonly registers: number;
}

/** The step that a program ends with, and each part of it that is run on its own. */
export const END: RegexStep = (_, at) => at;

/** Runs a regular expression on a text. What it could try instead is on a stack of its own, so that no text is too long. */
export class RegexMachine {
  /** The step to take next. */
  public next = 0;

  /** Where each group begins and ends, or -1, and what else the steps keep. */
  public readonly registers: number[];

  /** Where the last match ended. */
  public lastEnd = 0;

  // Pairs of numbers: a step and the place to take it at, or a register, as its complement, and what was in it.
  private readonly stack: number[] = [];
  private room = ROOM;

  constructor(
    private readonly program: RegexProgram,
    public readonly text: string,
    public readonly budget: Budget,
  ) {
    this.registers = new Array(program.registers).fill(-1);
  }

  /** Takes steps from one of them on until the end, and returns the place; `end` is the only place to end at, if any. */
  public run(start: number, from: number, end?: number): number {
    const floor = this.stack.length;
    this.next = start;
    let at = from;
    while (at !== FAILED) {
      this.budget.step();
      if (this.stack.length > this.room) {
        this.budget.text(ROOM * 2);
        this.room += ROOM;
      }
      const step = this.program.steps[this.next] as RegexStep;
      this.next += 1;
      at = step(this, at);
      if (step === END && (end === undefined || at === end)) {
        // Java forgets what it could undo here, so that a group keeps what it captured in a look-ahead that was in vain.
        this.stack.length = floor;
        return at;
      }
      if (step === END || at === FAILED) {
        at = this.backtrack(floor);
      }
    }
    return FAILED;
  }

  /** Notes what to do if the steps to come fail. */
  public orElse(step: number, at: number): void {
    this.stack.push(step, at);
  }

  /** Puts a number into a register until the steps to come fail. */
  public keep(register: number, value: number): void {
    this.stack.push(~register, this.registers[register] as number);
    this.registers[register] = value;
  }

  /** Keeps the bounds of a group. */
  public capture(group: number, from: number, to: number): void {
    this.keep(2 * group, from);
    this.keep(2 * group + 1, to);
  }

  /** The bounds of a group, which are -1 if it captured nothing. */
  public bounds(group: number): readonly [number, number] {
    return group <= this.program.groupCount
      ? [this.registers[2 * group] as number, this.registers[2 * group + 1] as number]
      : [FAILED, FAILED];
  }

  private backtrack(floor: number): number {
    while (this.stack.length > floor) {
      const value = this.stack.pop() as number;
      const step = this.stack.pop() as number;
      if (step >= 0) {
        this.next = step;
        return value;
      }
      this.registers[~step] = value;
    }
    return FAILED;
  }
}
