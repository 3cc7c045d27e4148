import type { Budget } from '../budget';

/**
 * The values that a template sees. They are Java's, since text, equality and arithmetic of a template are: an Integer
 * is a JavaScript number, a Long a bigint, everything else that JavaScript has no twin for is a class below.
 */
export type JavaValue =
  | null
  | string
  | boolean
  | number
  | bigint
  | JavaDouble
  | JavaBigInteger
  | JavaBigDecimal
  | JavaCharacter
  | JavaList
  | JavaMap
  | JavaObject;

/** A Double. */
export class JavaDouble {
  constructor(public readonly value: number) {}
}

/** A Float. */
export class JavaFloat extends JavaDouble {
  constructor(value: number) {
    super(Math.fround(value));
  }
}

/** A BigInteger: a whole number beyond 64 bits. */
export class JavaBigInteger {
  constructor(public readonly value: bigint) {}
}

/** A BigDecimal: `unscaled` times ten to the power of minus `scale`. */
export class JavaBigDecimal {
  constructor(
    public readonly unscaled: bigint,
    public readonly scale: number,
  ) {}
}

/** A char, which `charAt` gives. */
export class JavaCharacter {
  private static readonly known: JavaCharacter[] = [];

  /** The char of a code unit, one for all of the same where they are many. */
  public static of(unit: string): JavaCharacter {
    const code = unit.charCodeAt(0);
    if (code > 0xff) {
      return new JavaCharacter(unit);
    }
    JavaCharacter.known[code] ??= new JavaCharacter(unit);
    return JavaCharacter.known[code] as JavaCharacter;
  }

  constructor(public readonly value: string) {}
}

/**
 * Which class of Java's stands behind a list. It decides how the list prints and what can be called: `json` is
 * json-smart's JSONArray, which prints JSON; `array` is a Java array, whose length stays.
 */
export type JavaListKind = 'list' | 'json' | 'array' | 'set' | 'collection';

/** A List, an array, a Set or another Collection. */
export class JavaList {
  /** How often members were added or taken away: a loop over the list fails when this changes under it. */
  public modifications = 0;

  /** @param content the members, or what reads them off the map that the list is a view of */
  constructor(
    private readonly content: JavaValue[] | (() => JavaValue[]),
    public readonly kind: JavaListKind = 'list',
    /** The map that the list is a view of: its keys, its values or its entries. */
    public readonly map?: JavaMap,
    /** The list that this one is a part of, and where it begins there: what changes here changes there. */
    public readonly part?: { readonly of: JavaList; readonly from: number; readonly depth: number },
  ) {}

  /** How many members there are. */
  public get size(): number {
    return this.map?.entries.size ?? this.items.length;
  }

  /** Puts members in the place of some others, here and in what the list is a part of. */
  public splice(index: number, count: number, values: readonly JavaValue[], budget: Budget): void {
    let at = index;
    for (let list: JavaList | undefined = this; list !== undefined; list = list.part?.of) {
      const { items } = list;
      budget.step(1 + values.length + ((items.length - at) >> 3));
      list.modifications += 1;
      const tail = items.splice(at).slice(count);
      // One by one, since arguments of a call are limited by the stack.
      for (const value of values) {
        items.push(value);
      }
      for (const value of tail) {
        items.push(value);
      }
      at += list.part?.from ?? 0;
    }
  }

  /** The members. Those of a view are read off its map each time. */
  public get items(): JavaValue[] {
    return typeof this.content === 'function' ? this.content() : this.content;
  }
}

/** A LinkedHashMap. A key is a string, or any other value when a template put it there. */
export class JavaMap {
  /** How often keys were added or taken away. */
  public modifications = 0;

  public readonly entries = new Map<JavaValue, JavaValue>();

  /** A map of some entries. */
  public static of(entries: Iterable<readonly [JavaValue, JavaValue]>): JavaMap {
    const map = new JavaMap();
    for (const [key, value] of entries) {
      map.entries.set(key, value);
    }
    return map;
  }

  /** Takes a key away, and gives what it stood for, if it did. */
  public remove(key: JavaValue): JavaValue {
    const previous = this.entries.get(key);
    if (this.entries.delete(key)) {
      this.modifications += 1;
    }
    return previous ?? null;
  }

  /** Takes all keys away. */
  public clear(): void {
    this.entries.clear();
    this.modifications += 1;
  }
}

/** A map that prints nothing as a whole, as the parts of `$context` do. */
export class SilentMap extends JavaMap {}

/**
 * Anything else that a template can hold: `$input`, `$util`, `$foreach`, an iterator. It has the properties and
 * methods that it lists itself, and nothing of JavaScript's can be reached through it.
 */
export abstract class JavaObject {
  /** What `$object` prints. */
  public abstract toText(): string;

  /** The value of `$object.name`, or undefined if there is no such property. */
  public property(_name: string): JavaValue | undefined {
    return undefined;
  }

  /** Whether there is a method of this name without parameters. */
  public takesNothing(_name: string): boolean {
    return false;
  }

  /** What `$object.name(…)` returns, or undefined if there is no such method for these arguments. */
  public call(_name: string, _args: JavaValue[]): JavaValue | undefined {
    return undefined;
  }
}
