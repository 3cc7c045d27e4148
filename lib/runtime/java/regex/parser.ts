import type { Budget } from '../../budget';
import { atEnd, atLastEnd, atStart, caret, dollar, noWordBoundary, wordBoundary } from './anchors';
import { charClass, propertySet } from './character-class';
import { anyChar, type CharSet, escapedClass, foldFor, isSurrogate, single } from './characters';
import { RegexReader } from './reader';
import { lengthOf } from './study';
import { type ParsedRegex, type RegexNode, type RepeatMode, UNBOUNDED } from './tree';

/** Parses what `java.util.regex.Pattern.compile` takes; throws a `RegexSyntaxError` for what it does not. */
export function parseRegex(pattern: string, budget: Budget): ParsedRegex {
  return new RegexParser(pattern, budget).parse();
}

class RegexParser {
  private readonly reader: RegexReader;
  private readonly groupNames = new Map<string, number>();
  private readonly lastWide: number;
  private groupCount = 0;
  private searchesHalves: boolean;

  constructor(
    pattern: string,
    private readonly budget: Budget,
  ) {
    this.reader = new RegexReader(pattern, budget);
    this.lastWide = this.reader.chars
      .map((char) => char.length > 1 || isSurrogate(char.charCodeAt(0)))
      .lastIndexOf(true);
    this.searchesHalves = this.lastWide < 0;
  }

  public parse(): ParsedRegex {
    const root = this.expression();
    if (this.reader.peek() === ')') {
      throw this.reader.error("Unmatched closing ')'");
    }
    return {
      root,
      groupCount: this.groupCount,
      groupNames: this.groupNames,
      searchesHalves: this.searchesHalves,
    };
  }

  private expression(): RegexNode {
    const options = [this.sequence()];
    while (this.reader.peek() === '|') {
      this.reader.next();
      options.push(this.sequence());
    }
    return options.length === 1 ? (options[0] as RegexNode) : { kind: 'choice', options };
  }

  private sequence(): RegexNode {
    const items: RegexNode[] = [];
    for (let char = this.reader.peek(); char !== '' && char !== '|' && char !== ')'; char = this.reader.peek()) {
      const item = char === '(' ? this.group() : this.quantified(this.atom(char));
      if (item) {
        items.push(item);
      }
    }
    return { kind: 'sequence', items };
  }

  private atom(char: string): RegexNode {
    switch (char) {
      case '[':
        return this.set(charClass(this.reader));
      case '{':
        // Java takes a count that follows nothing for a count of nothing.
        return { kind: 'sequence', items: [] };
      case '?':
      case '*':
      case '+':
        throw this.reader.error(`Dangling meta character '${char}'`);
    }
    this.reader.read();
    switch (char) {
      case '^':
        return { kind: 'anchor', holds: caret(this.reader.flags) };
      case '$':
        return { kind: 'anchor', holds: dollar(this.reader.flags, this.reader.flags.has('m')) };
      case '.':
        return this.set(anyChar(this.reader.flags));
      case '\\':
        return this.escape();
      default:
        return this.set(single(char.codePointAt(0) as number, this.reader.flags));
    }
  }

  private set(set: CharSet): RegexNode {
    this.searchesHalves &&= set.plain;
    return { kind: 'set', set };
  }

  private escape(): RegexNode {
    const letter = this.reader.raw();
    this.reader.at += 1;
    const { flags } = this.reader;
    switch (letter) {
      case 'A':
        return { kind: 'anchor', holds: atStart };
      case 'B':
        return { kind: 'anchor', holds: noWordBoundary(flags) };
      case 'G':
        return { kind: 'anchor', holds: atLastEnd };
      case 'R':
        return { kind: 'lineBreak' };
      case 'Z':
        return { kind: 'anchor', holds: dollar(flags, false) };
      case 'b':
        return { kind: 'anchor', holds: wordBoundary(flags) };
      case 'k':
        return this.namedReference();
      case 'p':
      case 'P':
        return this.set(propertySet(this.reader, letter));
      case 'z':
        return { kind: 'anchor', holds: atEnd };
    }
    if (/^[1-9]$/.test(letter)) {
      return this.numberedReference(Number(letter));
    }
    return this.set(escapedClass(letter, flags) ?? single(this.reader.escapedChar(letter), flags));
  }

  private namedReference(): RegexNode {
    if (this.reader.read() !== '<') {
      throw this.reader.error("\\k is not followed by '<' for named capturing group");
    }
    const name = this.reader.groupName(this.reader.read());
    const group = this.groupNames.get(name);
    if (group === undefined) {
      throw this.reader.error(`named capturing group <${name}> does not exist`);
    }
    return { kind: 'reference', group, fold: foldFor(this.reader.flags) };
  }

  private numberedReference(digit: number): RegexNode {
    let group = digit;
    // A further digit counts only if there is such a group already.
    while (/^[0-9]$/.test(this.reader.peek()) && group * 10 + Number(this.reader.peek()) <= this.groupCount) {
      group = group * 10 + Number(this.reader.read());
    }
    return { kind: 'reference', group, fold: foldFor(this.reader.flags) };
  }

  /** Reads a group, or flags for the rest of the group around, which are no part. */
  private group(): RegexNode | undefined {
    this.budget.enter();
    const { flags, at } = this.reader;
    const node = this.groupBody();
    // What repeats a group looks at all of it, and so does a group around this one.
    this.budget.step(this.reader.at - at);
    if (node) {
      if (this.reader.read() !== ')') {
        throw this.reader.error('Unclosed group');
      }
      this.reader.flags = flags;
    }
    this.budget.leave();
    return node && this.quantified(node);
  }

  private groupBody(): RegexNode | undefined {
    if (this.reader.next() !== '?') {
      return this.capture();
    }
    const kind = this.reader.raw(1);
    this.reader.at += 2;
    switch (kind) {
      case ':':
        return { kind: 'group', body: this.expression() };
      case '=':
      case '!':
        return { kind: 'look', body: this.expression(), negated: kind === '!' };
      case '>':
        return { kind: 'atomic', body: this.expression() };
      case '<':
        return this.namedOrBehind();
      case '$':
      case '@':
        throw this.reader.error('Unknown group type');
    }
    this.reader.at -= 1;
    return this.flagged();
  }

  private capture(name?: string): RegexNode {
    this.groupCount += 1;
    const index = this.groupCount;
    if (name !== undefined) {
      this.groupNames.set(name, index);
    }
    return { kind: 'group', body: this.expression(), index };
  }

  private namedOrBehind(): RegexNode {
    const char = this.reader.read();
    if (char !== '=' && char !== '!') {
      const name = this.reader.groupName(char);
      if (this.groupNames.has(name)) {
        throw this.reader.error(`Named capturing group <${name}> is already defined`);
      }
      return this.capture(name);
    }
    const byCharacter = this.lastWide >= this.reader.at;
    const body = this.expression();
    const length = lengthOf(body);
    if (!length.bounded) {
      throw this.reader.error('Look-behind group does not have an obvious maximum length');
    }
    return { kind: 'look', body, negated: char === '!', behind: { min: length.min, max: length.max, byCharacter } };
  }

  private flagged(): RegexNode | undefined {
    this.readFlags();
    const char = this.reader.read();
    if (char === ')') {
      return undefined;
    }
    if (char !== ':') {
      throw this.reader.error('Unknown inline modifier');
    }
    return { kind: 'group', body: this.expression() };
  }

  private readFlags(): void {
    let on = true;
    for (let char = this.reader.peek(); /^[cdimsuxU-]$/.test(char); char = this.reader.next()) {
      if (char === '-') {
        if (!on) {
          return;
        }
        on = false;
        continue;
      }
      const letters = char === 'U' ? ['U', 'u'] : [char];
      const others = [...this.reader.flags].filter((flag) => !letters.includes(flag));
      this.reader.flags = new Set(on ? [...others, ...letters] : others);
    }
  }

  private quantified(atom: RegexNode): RegexNode {
    const char = this.reader.peek();
    if (!/^[?*+{]$/.test(char)) {
      return atom;
    }
    const [min, max] = this.bounds(char);
    const mode = this.mode();
    // What Java repeats it does not enter again, unless it is a group.
    const body: RegexNode = atom.kind === 'lineBreak' ? { kind: 'atomic', body: atom } : atom;
    return min === 0 && max === 1
      ? { kind: 'optional', body, mode }
      : { kind: 'repeat', body, once: lengthOf(body), min, max, mode };
  }

  private bounds(char: string): readonly [number, number] {
    if (char === '{') {
      return this.counts();
    }
    this.reader.read();
    return [char === '+' ? 1 : 0, char === '?' ? 1 : UNBOUNDED];
  }

  private counts(): readonly [number, number] {
    if (!/^[0-9]$/.test(this.reader.raw(1))) {
      throw this.reader.error('Illegal repetition');
    }
    this.reader.at += 1;
    const min = this.count();
    let max = min;
    if (this.reader.peek() === ',') {
      max = this.reader.next() === '}' ? UNBOUNDED : this.count();
    }
    if (this.reader.read() !== '}') {
      throw this.reader.error('Unclosed counted closure');
    }
    if (max < min || max > UNBOUNDED) {
      throw this.reader.error('Illegal repetition range');
    }
    return [min, max];
  }

  private count(): number {
    let count = 0;
    while (/^[0-9]$/.test(this.reader.peek())) {
      count = count * 10 + Number(this.reader.read());
    }
    return count;
  }

  private mode(): RepeatMode {
    const char = this.reader.peek();
    if (char === '?' || char === '+') {
      this.reader.read();
      return char === '?' ? 'reluctant' : 'possessive';
    }
    return 'greedy';
  }
}
