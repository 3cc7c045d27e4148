import type { CharFold, CharSet } from './characters';
import { FAILED, type RegexMachine, type RegexStep } from './machine';
import type { Behind, RegexNode } from './tree';

/** Takes a character of a set. */
export function takeOne(set: CharSet): RegexStep {
  return ({ text }, at) => {
    const char = text.codePointAt(at);
    return char !== undefined && set.has(char) ? after(at, char) : FAILED;
  };
}

/** Takes what a group has captured once more. */
export function takeAgain(group: number, fold: CharFold): RegexStep {
  return (machine, at) => {
    const { text } = machine;
    const [from, to] = machine.bounds(group);
    const length = to - from;
    // A group that captured nothing, or that there is not, does not match either.
    if (from < 0 || at + length > text.length) {
      return FAILED;
    }
    machine.budget.step(length);
    for (let offset = 0; offset < length; offset += 1) {
      if (fold(text.charCodeAt(from + offset)) !== fold(text.charCodeAt(at + offset))) {
        return FAILED;
      }
    }
    return at + length;
  };
}

/** Whether a part, run from some place before, ends here. */
export function looksBehind(
  machine: RegexMachine,
  start: number,
  at: number,
  { min, max, byCharacter }: Behind,
): boolean {
  // A length that has overflowed may do so once more, and is none at all then.
  const most = max < 0 && ((at - max) | 0) < 0 ? Number.POSITIVE_INFINITY : max;
  let from = at;
  for (let length = 0; length <= most && from >= 0; length += 1) {
    machine.budget.step();
    if (length >= min && machine.run(start, from, at) !== FAILED) {
      return true;
    }
    from -= byCharacter && (machine.text.codePointAt(from - 2) ?? 0) > 0xffff ? 2 : 1;
  }
  return false;
}

/** Decides whether to repeat a part once more. */
export function repeatOrLeave(
  { min, max, mode }: RegexNode & { readonly kind: 'repeat' },
  count: number,
  begin: number,
  body: number,
  exit: number,
): RegexStep {
  return (machine, at) => {
    const done = machine.registers[count] as number;
    // A group that has just matched nothing would do so for ever.
    if (done >= max || at <= (machine.registers[begin] as number)) {
      machine.next = exit;
    } else if (done >= min) {
      machine.orElse(mode === 'reluctant' ? body : exit, at);
      machine.next = mode === 'reluctant' ? exit : body;
    }
    return at;
  };
}

/** Goes on to the next step, and to another one should that fail. */
export function orElse(other: number): RegexStep {
  return (machine, at) => {
    machine.orElse(other, at);
    return at;
  };
}

/** Goes on to one step, and to another one should that fail. */
export function first(target: number, other: number): RegexStep {
  return (machine, at) => {
    machine.orElse(other, at);
    machine.next = target;
    return at;
  };
}

/** Goes on to a step. */
export function goOn(target: number): RegexStep {
  return (machine, at) => {
    machine.next = target;
    return at;
  };
}

function after(at: number, char: number): number {
  return char > 0xffff ? at + 2 : at + 1;
}
