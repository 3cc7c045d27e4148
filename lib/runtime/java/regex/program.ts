import { LINE_BREAKS } from './characters';
import { END, FAILED, type RegexProgram, type RegexStep } from './machine';
import { first, goOn, looksBehind, orElse, repeatOrLeave, takeAgain, takeOne } from './steps';
import type { Behind, ParsedRegex, RegexNode } from './tree';

type Optional = RegexNode & { readonly kind: 'optional' };
type Repeat = RegexNode & { readonly kind: 'repeat' };

const CR_LF = [0x0d, 0x0a].map(
  (char): RegexNode => ({ kind: 'set', set: { has: (other) => other === char, plain: true } }),
);
const LINE_BREAK: RegexNode = {
  kind: 'choice',
  options: [
    { kind: 'sequence', items: CR_LF },
    { kind: 'set', set: LINE_BREAKS },
  ],
};

/** Makes the steps of a regular expression. */
export function compileRegex({ root, groupCount }: ParsedRegex): RegexProgram {
  const compiler = new RegexCompiler(groupCount);
  compiler.add(root);
  return compiler.finish();
}

class RegexCompiler {
  private readonly steps: RegexStep[] = [];
  private registers: number;

  constructor(private readonly groupCount: number) {
    this.registers = 2 * groupCount + 2;
  }

  public finish(): RegexProgram {
    this.steps.push(END);
    return { steps: this.steps, groupCount: this.groupCount, registers: this.registers };
  }

  public add(node: RegexNode): void {
    switch (node.kind) {
      case 'set':
        this.steps.push(takeOne(node.set));
        break;
      case 'anchor':
        this.steps.push((machine, at) => (node.holds(machine, at) ? at : FAILED));
        break;
      case 'lineBreak':
        this.add(LINE_BREAK);
        break;
      case 'reference':
        this.steps.push(takeAgain(node.group, node.fold));
        break;
      case 'sequence':
        for (const item of node.items) {
          this.add(item);
        }
        break;
      case 'choice':
        this.addChoice(node.options);
        break;
      case 'group':
        this.addGroup(node.body, node.index, this.register());
        break;
      case 'atomic':
        this.addAtomic(() => this.add(node.body));
        break;
      case 'look':
        this.addLook(node.body, node.negated, node.behind);
        break;
      case 'optional':
        this.addOptional(node);
        break;
      case 'repeat':
        this.addRepeat(node);
        break;
    }
  }

  private register(): number {
    this.registers += 1;
    return this.registers - 1;
  }

  /** Leaves room for a step that has to know where the steps after it are. */
  private later(): (step: RegexStep) => void {
    const index = this.steps.push(END) - 1;
    return (step) => {
      this.steps[index] = step;
    };
  }

  private addChoice(options: readonly RegexNode[]): void {
    const exits: ((step: RegexStep) => void)[] = [];
    for (const option of options.slice(0, -1)) {
      const fork = this.later();
      this.add(option);
      exits.push(this.later());
      fork(orElse(this.steps.length));
    }
    this.add(options.at(-1) as RegexNode);
    for (const exit of exits) {
      exit(goOn(this.steps.length));
    }
  }

  private addGroup(body: RegexNode, index: number | undefined, begin: number): void {
    this.steps.push((machine, at) => {
      machine.keep(begin, at);
      return at;
    });
    this.add(body);
    if (index !== undefined) {
      this.steps.push((machine, at) => {
        machine.capture(index, machine.registers[begin] as number, at);
        return at;
      });
    }
  }

  /** Adds a part that is matched as a whole: nothing in it is tried again after it has matched. */
  private addAtomic(addBody: () => void): void {
    const enter = this.later();
    const body = this.addPart(addBody);
    const exit = this.steps.length;
    enter((machine, at) => {
      const end = machine.run(body, at);
      machine.next = exit;
      return end;
    });
  }

  private addLook(body: RegexNode, negated: boolean, behind: Behind | undefined): void {
    const enter = this.later();
    const start = this.addPart(() => this.add(body));
    const exit = this.steps.length;
    enter((machine, at) => {
      const found = behind ? looksBehind(machine, start, at, behind) : machine.run(start, at) !== FAILED;
      machine.next = exit;
      return found === negated ? FAILED : at;
    });
  }

  /** Adds a part that is run on its own, and returns where it is. */
  private addPart(addBody: () => void): number {
    const start = this.steps.length;
    addBody();
    this.steps.push(END);
    return start;
  }

  private addOptional({ body, mode }: Optional): void {
    if (mode === 'possessive') {
      this.addAtomic(() => this.addOptional({ kind: 'optional', body, mode: 'greedy' }));
      return;
    }
    const fork = this.later();
    const start = this.steps.length;
    this.add(body);
    const exit = this.steps.length;
    fork(mode === 'greedy' ? orElse(exit) : first(exit, start));
  }

  private addRepeat(node: Repeat): void {
    const { body, mode } = node;
    if (mode === 'possessive') {
      this.addAtomic(() => this.addLoopOfWholes(node, body));
    } else if (body.kind !== 'group') {
      this.addLoopOfWholes(node, body);
    } else if (node.once.certain) {
      this.addLoopOfWholes(node, body.body, body.index);
    } else {
      this.addLoop(node, body.body, body.index);
    }
  }

  /** Repeats a group that can match in several ways, each of which is tried. */
  private addLoop(node: Repeat, body: RegexNode, index: number | undefined): void {
    const [begin, count] = [this.register(), this.register()];
    const { loop, close } = this.openLoop(node, count, begin);
    this.steps.push((machine, at) => {
      machine.keep(count, (machine.registers[count] as number) + 1);
      return at;
    });
    this.addGroup(body, index, begin);
    this.steps.push(goOn(loop));
    close();
  }

  /** Repeats a part that Java matches as a whole each time. A group that it has tried in vain keeps what it captured. */
  private addLoopOfWholes(node: Repeat, body: RegexNode, index?: number): void {
    const [begin, count] = [this.register(), this.register()];
    const { loop, close } = this.openLoop(node, count, begin);
    const step = this.later();
    const take = body.kind === 'set' ? takeOne(body.set) : this.takePart(body);
    step((machine, at) => {
      const done = machine.registers[count] as number;
      const end = take(machine, at);
      if (end === FAILED || (end === at && done >= node.min)) {
        return FAILED;
      }
      machine.keep(count, done + 1);
      if (index !== undefined) {
        machine.capture(index, at, end);
      }
      machine.next = loop;
      return end;
    });
    close();
  }

  private takePart(body: RegexNode): RegexStep {
    const start = this.addPart(() => this.add(body));
    return (machine, at) => machine.run(start, at);
  }

  /** Adds the step that decides whether to repeat once more, before the step that does. */
  private openLoop(node: Repeat, count: number, begin: number): { loop: number; close: () => void } {
    this.steps.push((machine, at) => {
      machine.keep(count, 0);
      machine.keep(begin, -1);
      return at;
    });
    const decide = this.later();
    const body = this.steps.length;
    const close = () => decide(repeatOrLeave(node, count, begin, body, this.steps.length));
    return { loop: body - 1, close };
  }
}
