import type { Budget } from '../budget';
import { isNumber } from './arithmetic';
import { JavaException } from './java-exception';
import { JavaCharacter, JavaList, JavaMap, type JavaValue } from './value';

/** The types of parameters that Java's methods here have. */
export type ParameterType = 'Object' | 'String' | 'int' | 'long' | 'double' | 'char' | 'boolean' | 'Collection' | 'Map';

/** A method of one class: its name, the types of its parameters, and what it does. */
export type MethodEntry<Self> = readonly [
  name: string,
  parameters: readonly ParameterType[],
  // The types of the arguments are those of the parameters, which only a table this plain cannot say.
  // biome-ignore lint/suspicious/noExplicitAny: each entry declares the types that its parameters promise
  call: (self: Self, args: any[], budget: Budget) => JavaValue,
];

/** The methods of a class, by name. Nothing that is not in the table can be called. */
export class MethodTable<Self> {
  private readonly methods = new Map<string, MethodEntry<Self>[]>();

  /** @param entries the methods; of those of one name the first whose parameters fit is called */
  constructor(entries: ReadonlyArray<MethodEntry<Self>>) {
    for (const entry of entries) {
      const overloads = this.methods.get(entry[0]);
      if (overloads) {
        overloads.push(entry);
      } else {
        this.methods.set(entry[0], [entry]);
      }
    }
  }

  /**
   * Calls a method; undefined if there is none of this name for these arguments. Velocity takes a method without
   * parameters for one that fits any arguments, and then fails to call it.
   */
  public call(self: Self, name: string, args: JavaValue[], budget: Budget): JavaValue | undefined {
    const overloads = this.methods.get(name) ?? [];
    for (const [, parameters, call] of overloads) {
      if (parameters.length === args.length && parameters.every((type, at) => fits(type, args[at] as JavaValue))) {
        return call(self, args, budget);
      }
    }
    return overloads.some(([, parameters]) => parameters.length === 0) ? wrongNumberOfArguments() : undefined;
  }
}

/** Fails as Java does for arguments that a method does not take. */
export function wrongNumberOfArguments(): never {
  throw new JavaException('java.lang.IllegalArgumentException', 'wrong number of arguments');
}

function fits(type: ParameterType, value: JavaValue): boolean {
  switch (type) {
    case 'Object':
      return true;
    case 'String':
      return value === null || typeof value === 'string';
    case 'int':
      return typeof value === 'number';
    case 'long':
      return typeof value === 'number' || typeof value === 'bigint';
    case 'double':
      return isNumber(value);
    case 'char':
      return value instanceof JavaCharacter;
    case 'boolean':
      return typeof value === 'boolean';
    case 'Collection':
      return value === null || (value instanceof JavaList && value.kind !== 'array');
    default:
      return value === null || value instanceof JavaMap;
  }
}
