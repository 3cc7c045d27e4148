import { JavaException } from './java-exception';
import { JavaList, JavaMap, JavaObject, type JavaValue } from './value';

/** What `getClass()` gives: its names, and nothing that leads further. */
export class JavaClass extends JavaObject {
  constructor(private readonly name: string) {
    super();
  }

  public toText(): string {
    return `class ${this.name}`;
  }

  public override property(name: string): JavaValue | undefined {
    if (name === 'name') {
      return this.name;
    }
    return name === 'simpleName' ? this.name.replace(/^.*[.$]/, '') : undefined;
  }

  public override takesNothing(name: string): boolean {
    return name === 'getName' || name === 'getSimpleName';
  }

  public override call(name: string): JavaValue | undefined {
    return this.takesNothing(name) ? this.property(name === 'getName' ? 'name' : 'simpleName') : undefined;
  }
}

/** An entry of a map. */
export class JavaMapEntry extends JavaObject {
  constructor(
    private readonly map: JavaMap,
    private readonly key: JavaValue,
    private readonly text: (value: JavaValue) => string,
  ) {
    super();
  }

  private get value(): JavaValue {
    return this.map.entries.get(this.key) ?? null;
  }

  public toText(): string {
    return `${this.text(this.key)}=${this.text(this.value)}`;
  }

  public override property(name: string): JavaValue | undefined {
    return name === 'key' || name === 'Key' ? this.key : name === 'value' || name === 'Value' ? this.value : undefined;
  }

  public override call(name: string, args: JavaValue[]): JavaValue | undefined {
    if (name === 'setValue' && args.length === 1) {
      const previous = this.value;
      this.map.entries.set(this.key, args[0] as JavaValue);
      return previous;
    }
    return this.takesNothing(name) ? this.property(name.slice(3)) : undefined;
  }

  public override takesNothing(name: string): boolean {
    return name === 'getKey' || name === 'getValue';
  }
}

/** An Iterator. It notices when its collection changes, as Java's do. */
export class JavaIterator extends JavaObject {
  private at = 0;
  private expected: number;
  private readonly items: readonly JavaValue[];
  private readonly source: JavaList | JavaMap;

  constructor(collection: JavaList | JavaMap) {
    super();
    this.items = collection instanceof JavaMap ? [...collection.entries.values()] : collection.items;
    this.source = (collection instanceof JavaList && collection.map) || collection;
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
    if (this.source.modifications !== this.expected) {
      throw new JavaException('java.util.ConcurrentModificationException', 'the collection changed under the loop');
    }
    if (!this.hasNext()) {
      throw new JavaException('java.util.NoSuchElementException', 'there are no more elements');
    }
    const item = this.items[this.at] as JavaValue;
    this.at += 1;
    return item;
  }

  private remove(): string {
    if (this.at === 0 || !(this.source instanceof JavaList)) {
      throw new JavaException('java.lang.IllegalStateException', 'there is nothing to remove');
    }
    this.at -= 1;
    this.source.items.splice(this.at, 1);
    this.source.modifications += 1;
    this.expected = this.source.modifications;
    return '';
  }

  public override takesNothing(name: string): boolean {
    return name === 'hasNext' || name === 'next' || name === 'remove';
  }

  public override call(name: string): JavaValue | undefined {
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
