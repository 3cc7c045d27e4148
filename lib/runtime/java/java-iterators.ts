import { type Budget, SIZE } from '../budget';
import { JavaException } from './java-exception';
import { type JavaList, JavaMap, JavaObject, type JavaValue } from './value';

/** An Iterator. It notices when its collection changes, as Java's do. */
export class JavaIterator extends JavaObject {
  protected at = 0;
  /** Where the member is that was given last, until it is removed. */
  protected last = -1;
  private readonly items: readonly JavaValue[];
  private readonly source: JavaList | JavaMap;
  private expected: number;

  constructor(
    collection: JavaList | JavaMap,
    protected readonly budget: Budget,
  ) {
    super();
    const map = collection instanceof JavaMap ? collection : collection.map;
    if (map) {
      budget.passing(map.entries.size * SIZE.member);
      budget.step(map.entries.size >> 3);
    }
    this.items = collection instanceof JavaMap ? [...collection.entries.values()] : collection.items;
    this.source = map ?? collection;
    this.expected = this.source.modifications;
  }

  public toText(): string {
    return 'java.util.Iterator@0';
  }

  /** Whether there is another member. */
  public hasNext(): boolean {
    return this.at !== this.items.length;
  }

  /** The next member; throws when the collection has changed. */
  public next(): JavaValue {
    this.checkUnchanged();
    return this.give(this.at, this.at + 1);
  }

  protected give(index: number, next: number): JavaValue {
    if (index < 0 || index >= this.items.length) {
      throw new JavaException('java.util.NoSuchElementException', 'there are no more elements');
    }
    this.at = next;
    this.last = index;
    return this.items[index] as JavaValue;
  }

  protected checkUnchanged(): void {
    if (this.source.modifications !== this.expected) {
      throw new JavaException('java.util.ConcurrentModificationException', 'the collection changed under the loop');
    }
  }

  /** The list, for a change at the member that was given last. */
  protected changeable(): JavaList {
    if (this.last < 0 || this.source instanceof JavaMap) {
      throw new JavaException('java.lang.IllegalStateException', 'there is nothing to change');
    }
    this.checkUnchanged();
    return this.source;
  }

  protected splice(list: JavaList, index: number, count: number, values: readonly JavaValue[]): void {
    if (list.kind === 'array') {
      throw new JavaException('java.lang.UnsupportedOperationException', 'the length of an array stays');
    }
    list.splice(index, count, values, this.budget);
    this.expected = list.modifications;
  }

  private remove(): string {
    const list = this.changeable();
    this.splice(list, this.last, 1, []);
    this.at -= this.last < this.at ? 1 : 0;
    this.last = -1;
    return '';
  }

  public override takesNothing(name: string): boolean {
    return name === 'hasNext' || name === 'next' || name === 'remove';
  }

  public override call(name: string, _args: JavaValue[]): JavaValue | undefined {
    switch (name) {
      case 'hasNext':
        return this.hasNext();
      case 'next':
        return this.next();
      case 'remove':
        return this.remove();
      default:
        return undefined;
    }
  }
}

const LIST_ITERATOR_METHODS = new Set(['hasPrevious', 'previous', 'nextIndex', 'previousIndex']);

/** A ListIterator, which goes both ways. */
export class JavaListIterator extends JavaIterator {
  constructor(
    private readonly list: JavaList,
    index: number,
    budget: Budget,
  ) {
    super(list, budget);
    this.at = index;
  }

  public override takesNothing(name: string): boolean {
    return super.takesNothing(name) || LIST_ITERATOR_METHODS.has(name);
  }

  public override call(name: string, args: JavaValue[]): JavaValue | undefined {
    switch (name) {
      case 'hasPrevious':
        return this.at > 0;
      case 'previous':
        this.checkUnchanged();
        return this.give(this.at - 1, this.at - 1);
      case 'nextIndex':
        return this.at;
      case 'previousIndex':
        return this.at - 1;
      case 'set':
        return args.length === 1 ? this.set(args[0] as JavaValue) : undefined;
      case 'add':
        return args.length === 1 ? this.add(args[0] as JavaValue) : undefined;
      default:
        return super.call(name, args);
    }
  }

  private set(value: JavaValue): string {
    const list = this.changeable();
    let at = this.last;
    for (let changed: JavaList | undefined = list; changed !== undefined; changed = changed.part?.of) {
      changed.items[at] = value;
      at += changed.part?.from ?? 0;
    }
    return '';
  }

  private add(value: JavaValue): string {
    this.checkUnchanged();
    this.budget.members(1);
    this.splice(this.list, this.at, 0, [value]);
    this.at += 1;
    this.last = -1;
    return '';
  }
}
