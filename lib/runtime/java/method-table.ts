import type { Budget } from '../budget';
import { isNumber, stepsOfNumber } from './arithmetic';
import { JavaException } from './java-exception';
import { JavaBigDecimal, JavaBigInteger, JavaCharacter, JavaList, JavaMap, type JavaValue } from './value';

/** The types of parameters that Java's methods here have. */
export type ParameterType =
  | 'Object'
  | 'String'
  | 'int'
  | 'long'
  | 'double'
  | 'char'
  | 'boolean'
  | 'array'
  | 'BigInteger'
  | 'BigDecimal'
  | 'Collection'
  | 'Map';

/** A method that takes the same time whatever it is called with. */
export const QUICK = 'quick';

/** A method of one class: its name, the types of its parameters, what it does, and whether it is quick. */
export type MethodEntry<Self> = readonly [
  name: string,
  parameters: readonly ParameterType[],
  // The types of the arguments are those of the parameters, which only a table this plain cannot say.
  // biome-ignore lint/suspicious/noExplicitAny: each entry declares the types that its parameters promise
  call: (self: Self, args: any[], budget: Budget) => JavaValue,
  quick?: typeof QUICK,
];

/** The methods of a class, by name. Nothing that is not in the table can be called. */
export class MethodTable<Self extends JavaValue> {
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

  /** The methods, for those who try them all. */
  public get entries(): readonly MethodEntry<Self>[] {
    return [...this.methods.values()].flat();
  }

  /**
   * Calls a method; undefined if there is none of this name for these arguments. Velocity takes a method without
   * parameters for one that fits any arguments, and then fails to call it. Unless it is quick, a method takes steps by all
   * that it is called with, before it is; what it creates, and what it does more than once, it takes itself.
   */
  public call(self: Self, name: string, args: JavaValue[], budget: Budget): JavaValue | undefined {
    const overloads = this.methods.get(name);
    if (overloads === undefined) {
      return undefined;
    }
    budget.step();
    for (const [, parameters, call, quick] of overloads) {
      if (parameters.length === args.length && parameters.every((type, at) => fits(type, args[at] as JavaValue))) {
        if (quick === undefined) {
          budget.step(args.reduce((steps: number, arg) => steps + stepsOf(arg), stepsOf(self)));
        }
        return call(self, args, budget);
      }
    }
    return overloads.some(([, parameters]) => parameters.length === 0) ? wrongNumberOfArguments() : undefined;
  }
}

/** The steps of going once through a value, but not into its members. */
function stepsOf(value: JavaValue): number {
  if (typeof value === 'string') {
    return value.length >> 4;
  }
  if (value instanceof JavaList) {
    return value.size;
  }
  if (value instanceof JavaMap) {
    return value.entries.size;
  }
  return value !== null && isNumber(value) ? stepsOfNumber(value) : 0;
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
    case 'array':
      return value instanceof JavaList && value.kind === 'array';
    case 'BigInteger':
      return value instanceof JavaBigInteger;
    case 'BigDecimal':
      return value instanceof JavaBigDecimal;
    case 'Collection':
      return value === null || (value instanceof JavaList && value.kind !== 'array');
    default:
      return value === null || value instanceof JavaMap;
  }
}
