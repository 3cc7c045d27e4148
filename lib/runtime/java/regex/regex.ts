import type { Budget } from '../../budget';
import { FAILED, RegexMachine, type RegexProgram } from './machine';
import { parseRegex } from './parser';
import { compileRegex } from './program';
import type { ParsedRegex } from './tree';

/** Where something is in a text: from `start` up to `end`, or both -1. */
export type Bounds = readonly [start: number, end: number];

/** Where a regular expression matches, and each group of it; the bounds of a group that took no part are -1. */
export type RegexMatch = readonly [Bounds, ...Bounds[]];

/** What a character of a pattern takes when it is compiled, in units of size. */
const CHARACTER_SIZE = 128;

/** A regular expression of Java's, which takes what it does from a budget. */
export class Regex {
  private readonly parsed: ParsedRegex;
  private readonly program: RegexProgram;

  /** Throws a `RegexSyntaxError` for a pattern that Java would not compile. */
  constructor(
    pattern: string,
    private readonly budget: Budget,
  ) {
    budget.passing(pattern.length * CHARACTER_SIZE);
    this.parsed = parseRegex(pattern, budget);
    this.program = compileRegex(this.parsed);
  }

  /** The number of the group that has a name, or undefined if none has. */
  public groupNamed(name: string): number | undefined {
    return this.parsed.groupNames.get(name);
  }

  /** Whether the whole of a text matches. */
  public matches(text: string): boolean {
    return this.machine(text).run(0, 0, text.length) !== FAILED;
  }

  /** The matches in a text from left to right, each searched for when it is asked for. */
  public *search(text: string): Generator<RegexMatch, void> {
    const machine = this.machine(text);
    let from = 0;
    for (let match = this.find(machine, from); match; match = this.find(machine, from)) {
      yield match;
      const [start, end] = match[0];
      from = end === start ? end + 1 : end;
    }
  }

  private machine(text: string): RegexMachine {
    return new RegexMachine(this.program, text, this.budget);
  }

  private find(machine: RegexMachine, from: number): RegexMatch | undefined {
    this.budget.step(machine.registers.length);
    machine.registers.fill(FAILED);
    let start = from;
    while (start <= machine.text.length) {
      const end = machine.run(0, start);
      if (end !== FAILED) {
        machine.lastEnd = end;
        const groups = Array.from({ length: this.parsed.groupCount }, (_, index) => machine.bounds(index + 1));
        return [[start, end], ...groups];
      }
      const isPair = (machine.text.codePointAt(start) as number) > 0xffff;
      start += isPair && !this.parsed.searchesHalves ? 2 : 1;
    }
    return undefined;
  }
}
