/**
 * Counts the characters and members that a piece of code looks at or makes, by standing in the way of what JavaScript has to
 * do so: what the budget was charged can be held against it. Comparisons and sums of strings have no method, and go uncounted.
 */
export class TouchMeter {
  /** The characters and members that were looked at. */
  public touched = 0;

  /** Runs something under the meter. */
  public run<T>(work: () => T): T {
    const patched = METHODS.map(([owner, name, touches]) => {
      const original = owner[name] as Method;
      const meter = this;
      owner[name] = function (this: unknown, ...args: unknown[]) {
        const result = original.apply(this, args);
        meter.touched += touches(this, args, result);
        return result;
      };
      return [owner, name, original] as const;
    });
    try {
      return work();
    } finally {
      for (const [owner, name, original] of patched) {
        owner[name] = original;
      }
    }
  }
}

// biome-ignore lint/suspicious/noExplicitAny: methods of JavaScript's own objects, whatever they take
type Method = (this: any, ...args: any[]) => any;
type Owner = Record<string, Method>;
type Touches = (self: unknown, args: readonly unknown[], result: unknown) => number;

const one: Touches = () => 1;
const all: Touches = (self) => (self as string | unknown[]).length;
const made: Touches = (_, __, result) => (result as string | unknown[]).length;
// A sticky pattern looks at one place, and at what it matches there.
const argument: Touches = (self, [text]) => ((self as RegExp).sticky ? 1 : String(text).length);

function methods(owner: object, touches: Touches, ...names: string[]): [Owner, string, Touches][] {
  return names.map((name) => [owner as Owner, name, touches]);
}

const METHODS: readonly (readonly [Owner, string, Touches])[] = [
  ...methods(String.prototype, one, 'charCodeAt', 'codePointAt', 'charAt'),
  ...methods(String.prototype, all, 'includes', 'replace', 'replaceAll', 'split', 'search', 'match'),
  ...methods(String.prototype, all, 'toLowerCase', 'toUpperCase', 'trim'),
  ...methods(String.prototype, made, 'repeat', 'padStart', 'padEnd'),
  ...methods(Array.prototype, all, 'map', 'filter', 'flatMap', 'reduce', 'join'),
  ...methods(Array.prototype, made, 'slice', 'splice'),
  ...methods(Array, made, 'from'),
  ...methods(RegExp.prototype, argument, 'test'),
];
