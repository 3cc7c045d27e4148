import type { Budget } from '../budget';
import { isNumber } from './arithmetic';
import { CHARACTER_METHODS } from './character-methods';
import { className, hashCode, isEqual } from './identity';
import { JavaException } from './java-exception';
import { JavaClass } from './java-objects';
import { ARRAY_LIST_METHODS, COLLECTION_METHODS, JSON_ARRAY_METHODS, LIST_METHODS } from './list-methods';
import { MAP_METHODS } from './map-methods';
import { type MethodTable, wrongNumberOfArguments } from './method-table';
import { BOOLEAN_METHODS, callNumberMethod } from './number-methods';
import { callStringMethod } from './string-methods';
import { toText } from './text';
import { JavaCharacter, JavaList, type JavaListKind, JavaMap, JavaObject, type JavaValue } from './value';
import { VIEW_METHODS } from './view-methods';

type Present = Exclude<JavaValue, null>;

/**
 * Calls a method of a value as Velocity does, which looks it up by name and arguments. Undefined if there is none. A
 * method that returns nothing gives an empty string.
 */
export function callMethod(self: Present, name: string, args: JavaValue[], budget: Budget): JavaValue | undefined {
  budget.step();
  return (
    ownMethod(self, name, args, budget) ?? compareToOther(self, name, args) ?? objectMethod(self, name, args, budget)
  );
}

const LISTS: readonly MethodTable<JavaList>[] = [COLLECTION_METHODS, LIST_METHODS, ARRAY_LIST_METHODS];
const ARRAYS = [COLLECTION_METHODS, LIST_METHODS, VIEW_METHODS];
const VIEWS = [COLLECTION_METHODS, VIEW_METHODS];

/** The methods of each kind of list. */
const LIST_TABLES: { readonly [kind in JavaListKind]: readonly MethodTable<JavaList>[] } = {
  list: LISTS,
  json: [...LISTS, JSON_ARRAY_METHODS],
  array: ARRAYS,
  set: VIEWS,
  collection: VIEWS,
};

function callListMethod(self: JavaList, name: string, args: JavaValue[], budget: Budget): JavaValue | undefined {
  for (const table of LIST_TABLES[self.kind]) {
    const result = table.call(self, name, args, budget);
    if (result !== undefined) {
      return result;
    }
  }
  return undefined;
}

/** What can be compared takes anything, and then refuses what is of another class. */
function compareToOther(self: Present, name: string, args: JavaValue[]): undefined {
  const isComparable = typeof self !== 'object' || isNumber(self) || self instanceof JavaCharacter;
  const [other] = args;
  if (name === 'compareTo' && args.length === 1 && isComparable && other !== undefined) {
    throw other === null
      ? new JavaException('java.lang.NullPointerException', 'the argument is null')
      : new JavaException('java.lang.ClassCastException', `${className(other)} cannot be cast to ${className(self)}`);
  }
}

function ownMethod(self: Present, name: string, args: JavaValue[], budget: Budget): JavaValue | undefined {
  if (typeof self === 'string') {
    return callStringMethod(self, name, args, budget);
  }
  if (self instanceof JavaMap) {
    return MAP_METHODS.call(self, name, args, budget);
  }
  if (self instanceof JavaList) {
    return callListMethod(self, name, args, budget);
  }
  if (typeof self === 'boolean') {
    return BOOLEAN_METHODS.call(self, name, args, budget);
  }
  if (isNumber(self)) {
    return callNumberMethod(self, name, args, budget);
  }
  if (self instanceof JavaCharacter) {
    return CHARACTER_METHODS.call(self, name, args, budget);
  }
  return args.length > 0 && self.takesNothing(name) ? wrongNumberOfArguments() : self.call(name, args);
}

/** The methods of java.lang.Object that take nothing. */
const OBJECT_METHODS = new Set(['toString', 'hashCode', 'getClass']);

/** Calls a method that every object has. */
function objectMethod(self: Present, name: string, args: JavaValue[], budget: Budget): JavaValue | undefined {
  if (name === 'equals' && args.length === 1) {
    return isEqual(self, args[0] as JavaValue, budget);
  }
  if (args.length > 0) {
    return OBJECT_METHODS.has(name) ? wrongNumberOfArguments() : undefined;
  }
  switch (name) {
    case 'toString':
      return toText(self, budget);
    case 'hashCode':
      return hashCode(self, budget);
    case 'getClass':
      return new JavaClass(className(self));
    default:
      return undefined;
  }
}

/** The value of `$self.name`: what a getter, a map, or a method `is…` gives. Undefined if there is no such property. */
export function getProperty(self: Present, name: string, budget: Budget): JavaValue | undefined {
  if (name === 'class' || name === 'Class') {
    return new JavaClass(className(self));
  }
  if (self instanceof JavaMap) {
    return self.entries.get(name);
  }
  if (self instanceof JavaObject) {
    return self.property(name);
  }
  return callMethod(self, `is${name.charAt(0).toUpperCase()}${name.slice(1)}`, [], budget);
}

/** Sets `$self.name`; only a map can be changed so. */
export function setProperty(self: Present, name: string, value: JavaValue, budget: Budget): void {
  if (self instanceof JavaMap) {
    MAP_METHODS.call(self, 'put', [name, value], budget);
  }
}

/** Sets `$self[index]`, by a method `set` or `put`. */
export function setIndex(self: Present, index: JavaValue, value: JavaValue, budget: Budget): void {
  if (callMethod(self, 'set', [index, value], budget) === undefined) {
    callMethod(self, 'put', [index, value], budget);
  }
}
