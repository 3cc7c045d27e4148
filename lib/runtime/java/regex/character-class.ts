import { JavaException } from '../java-exception';
import { type CharSet, escapedClass, negation, property, range, single } from './characters';
import type { RegexReader } from './reader';

const VERTICAL_TAB = 0x0b;

// Java follows a null when nothing is after `&&` and a single character is before it.
const MISSING: CharSet = {
  has: () => {
    throw new JavaException('java.lang.NullPointerException', 'the class has nothing after "&&"');
  },
  plain: true,
};

/** What is between the brackets of a class: steps, each of which adds to what came before or narrows it. */
class ClassMembers implements CharSet {
  private readonly steps: { readonly set: CharSet; readonly narrows: boolean }[] = [];
  private readonly known = new Map<number, boolean>();

  // Java keeps the characters up to U+00FF together: one written after `&&` joins those that were narrowed before it.
  private readonly latin: CharSet[] = [];
  private readonly latinSet: CharSet = { has: (char) => this.latin.some((set) => set.has(char)), plain: true };
  private latinPending = false;
  private last = MISSING;

  constructor(private readonly reader: RegexReader) {}

  public get plain(): boolean {
    return this.steps.every(({ set }) => set.plain);
  }

  public isEmpty(): boolean {
    return this.steps.length === 0 && !this.latinPending;
  }

  public has(char: number): boolean {
    let found = this.known.get(char);
    if (found === undefined) {
      this.reader.budget.step(this.steps.length + this.latin.length);
      found = this.steps.reduce(
        (before, { set, narrows }) => (narrows ? before && set.has(char) : before || set.has(char)),
        false,
      );
      this.known.set(char, found);
    }
    return found;
  }

  public add(set: CharSet): void {
    this.steps.push({ set, narrows: false });
    this.last = set;
  }

  public addSingle(char: number): void {
    const set = single(char, this.reader.flags);
    if (char > 0xff) {
      this.add(set);
    } else {
      this.latin.push(set);
      this.latinPending = true;
      this.last = MISSING;
    }
  }

  /** Adds the characters up to U+00FF that were not yet, as Java does late. */
  public settle(): void {
    if (this.latinPending) {
      this.add(this.latinSet);
      this.latinPending = false;
    }
  }

  /** Keeps what is in a set also; with nothing after `&&` that is, oddly, what was written last. */
  public narrow(right: CharSet | undefined): void {
    const last = this.steps.length === 0 ? this.latinSet : this.last;
    this.settle();
    if (this.steps.length > 0) {
      this.steps.push({ set: right ?? last, narrows: true });
    } else if (right) {
      this.add(right);
    } else {
      throw this.reader.error('Bad class syntax');
    }
    this.last = right ?? last;
  }
}

/** Reads a class from before its `[`, or from before its first character when it is the right side of an `&&`. */
export function charClass(reader: RegexReader, closes = true): CharSet {
  reader.budget.enter();
  const members = new ClassMembers(reader);
  let char = reader.next();
  const negated = char === '^' && reader.raw(-1) === '[';
  if (negated) {
    char = reader.next();
  }
  for (; char !== ']' || members.isEmpty(); char = reader.peek()) {
    if (char === '') {
      throw reader.error('Unclosed character class');
    }
    if (char === '[') {
      members.add(charClass(reader));
    } else if (char === '&' && reader.next() === '&') {
      members.narrow(rightSide(reader));
    } else {
      reader.at -= char === '&' ? 1 : 0;
      addRange(reader, members);
    }
  }
  if (closes) {
    reader.next();
  }
  members.settle();
  reader.budget.leave();
  return negated ? negation(members) : members;
}

/** The set that `\p` or `\P` stands for; the reader is past that letter. */
export function propertySet(reader: RegexReader, letter: string): CharSet {
  const name = reader.propertyName();
  const set = property(name, reader.flags);
  if (!set) {
    const [key, value] = name.split(/=(.*)/);
    throw reader.error(
      value === undefined
        ? `Unknown character property name {${name}}`
        : `Unknown Unicode property {name=<${key?.toLowerCase()}>, value=<${value}>}`,
    );
  }
  return letter === 'P' ? negation(set) : set;
}

function rightSide(reader: RegexReader): CharSet | undefined {
  const parts: CharSet[] = [];
  for (let char = reader.next(); char !== ']' && char !== '&'; char = reader.peek()) {
    reader.at -= char === '[' ? 0 : 1;
    parts.push(charClass(reader, char === '['));
  }
  const plain = parts.every((part) => part.plain);
  return parts.length > 0 ? { has: (char) => parts.some((part) => part.has(char)), plain } : undefined;
}

function addRange(reader: RegexReader, members: ClassMembers): void {
  const from = rangeStart(reader);
  if (typeof from !== 'number') {
    members.add(from);
    return;
  }
  if (reader.peek() === '-' && reader.raw(1) !== '[' && reader.raw(1) !== ']') {
    reader.next();
    const to = rangeEnd(reader);
    if (to < from) {
      throw reader.error('Illegal character range');
    }
    members.add(range(from, to, reader.flags));
  } else {
    members.addSingle(from);
  }
}

function rangeStart(reader: RegexReader): number | CharSet {
  const char = reader.read();
  if (char !== '\\') {
    return char.codePointAt(0) as number;
  }
  const letter = reader.raw();
  reader.at += 1;
  if (letter === 'p' || letter === 'P') {
    return propertySet(reader, letter);
  }
  if (letter === 'v' && reader.raw() === '-') {
    return VERTICAL_TAB;
  }
  return escapedClass(letter, reader.flags) ?? reader.escapedChar(letter);
}

function rangeEnd(reader: RegexReader): number {
  const char = reader.read();
  if (char !== '\\') {
    return char.codePointAt(0) ?? -1;
  }
  const letter = reader.raw();
  reader.at += 1;
  if (letter === 'v') {
    return VERTICAL_TAB;
  }
  return escapedClass(letter, reader.flags) ? -1 : reader.escapedChar(letter);
}
