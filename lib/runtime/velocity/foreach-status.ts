import { JavaObject, type JavaValue } from '../java/value';

/** `$foreach`: where a loop is. */
export class ForeachStatus extends JavaObject {
  public index = -1;
  public hasNext = false;

  constructor(private readonly parent: JavaValue) {
    super();
  }

  public toText(): string {
    return '{}';
  }

  /** The loop around this one, or what the name stood for before. */
  public get previous(): JavaValue {
    return this.parent;
  }

  public override property(name: string): JavaValue | undefined {
    switch (name) {
      case 'index':
        return this.index;
      case 'count':
        return this.index + 1;
      case 'hasNext':
        return this.hasNext;
      case 'first':
        return this.index < 1;
      case 'last':
        return !this.hasNext;
      case 'parent':
        return this.parent instanceof ForeachStatus ? this.parent : null;
      case 'topmost':
        return this.parent instanceof ForeachStatus ? this.parent.property('topmost') : this;
      default:
        return undefined;
    }
  }

  public override takesNothing(name: string): boolean {
    return this.call(name) !== undefined;
  }

  public override call(name: string): JavaValue | undefined {
    const getter = /^(?:get|is)([A-Z]\w*)$/.exec(name)?.[1];
    const property = getter ? getter.charAt(0).toLowerCase() + getter.slice(1) : name;
    return getter || name === 'hasNext' ? this.property(property) : undefined;
  }
}
