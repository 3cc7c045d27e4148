import { type JavaMap, JavaObject, type JavaValue } from './value';

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
