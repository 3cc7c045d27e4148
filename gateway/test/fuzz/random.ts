/** Random choices that a seed repeats. */
export class Random {
  constructor(private state: number) {}

  /** A number from 0 to less than 1. */
  public next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let value = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number from 0 to less than the limit. */
  public below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  public chance(probability: number): boolean {
    return this.next() < probability;
  }

  public pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  public bytes(count: number): Buffer {
    return Buffer.from(Array.from({ length: count }, () => this.below(256)));
  }

  /** Text with characters that are easily mistaken: of HTTP, JSON, paths and terminals. */
  public text(most: number): string {
    const characters = 'aZ09 /?#%&=:;,.-_@$*\\"\'{}[]()<>\r\n\t\0\u001b\u007fäž🙂';
    return Array.from({ length: this.below(most + 1) }, () => this.pick([...characters])).join('');
  }

  /** A value with a part of it replaced, removed or repeated. */
  public mutated(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || this.chance(0.1)) {
      return this.pick([null, undefined, '', 'x', 0, -1, 1e308, true, [], {}, this.text(20), [value], { Ref: 'Api' }]);
    }
    const keys = Object.keys(value);
    const key = keys[this.below(keys.length)];
    if (key === undefined) {
      return { [this.text(5)]: this.text(5) };
    }
    const members = value as { [key: string]: unknown };
    const copy: { [key: string]: unknown } = Array.isArray(value) ? ([...value] as never) : { ...members };
    if (this.chance(0.15)) {
      delete copy[key];
    } else if (this.chance(0.1)) {
      copy[this.pick([`${key}2`, '__proto__', 'constructor', this.text(8)])] = copy[key];
    } else {
      copy[key] = this.mutated(copy[key]);
    }
    return copy;
  }
}
