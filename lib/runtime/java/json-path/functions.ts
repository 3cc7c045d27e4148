import { type Budget, SIZE } from '../../budget';
import { isNumber, type JavaNumber, stepsOfNumber, toDouble } from '../arithmetic';
import { toText } from '../text';
import { JavaDouble, JavaList, JavaMap, type JavaValue } from '../value';
import { JsonPathError } from './json-path-error';

/** A call of a function on what the path before it has found. */
export interface FunctionCall {
  readonly model: JavaValue;
  /** Gives the values of the arguments. */
  readonly parameters: () => readonly JavaValue[];
  /** Gives the members of what the first argument finds in the model, or undefined if there are no arguments. */
  readonly members: () => JavaValue | undefined;
  /** The error of a call that fails. */
  readonly error: (reason: string) => JsonPathError;
  readonly budget: Budget;
}

/** An index beyond the end of a list. Behind an index or a slice of the path, it counts as nothing found. */
export class IndexOutOfBoundsError extends JsonPathError {
  constructor({ path, offset, reason }: JsonPathError) {
    super(path, offset, reason);
  }
}

/** Whether a value is a List of Java's, which the set of a map's keys is not. */
export function isList(value: JavaValue | undefined): value is JavaList {
  return value instanceof JavaList && value.kind !== 'set';
}

/** The functions of Jayway, by name. */
export const FUNCTIONS: ReadonlyMap<string, (call: FunctionCall) => JavaValue> = new Map<
  string,
  (call: FunctionCall) => JavaValue
>([
  ['sum', (call) => new JavaDouble(sum(numbers(call)))],
  ['avg', (call) => new JavaDouble(average(numbers(call)))],
  // Java starts from its greatest double, and from its smallest one above zero.
  ['min', (call) => new JavaDouble(numbers(call).reduce((a, b) => (b < a ? b : a), Number.MAX_VALUE))],
  ['max', (call) => new JavaDouble(numbers(call).reduce((a, b) => (b > a ? b : a), Number.MIN_VALUE))],
  ['stddev', (call) => new JavaDouble(standardDeviation(numbers(call)))],
  ['concat', concatenation],
  ['length', length],
  ['size', length],
  ['keys', keys],
  ['append', append],
  ['first', (call) => item(call, () => 0)],
  ['last', (call) => item(call, () => -1)],
  ['index', (call) => item(call, indexParameter)],
]);

/** The members of a list, or the value itself. */
function flat(value: JavaValue): readonly JavaValue[] {
  return isList(value) ? value.items : [value];
}

function numericParameters(call: FunctionCall): JavaNumber[] {
  return call.parameters().flatMap(flat).filter(isNumber);
}

function numbers(call: FunctionCall): number[] {
  goThrough(call);
  const own = isList(call.model) ? call.model.items.filter(isNumber) : [];
  const all = [...own, ...numericParameters(call)];
  if (all.length === 0) {
    throw call.error('expected numbers to calculate with');
  }
  return all.map((value) => {
    call.budget.step(stepsOfNumber(value));
    return toDouble(value);
  });
}

/** Takes the steps of going through the members of the list that a function is called on. */
function goThrough({ model, budget }: FunctionCall): void {
  if (isList(model)) {
    budget.step(model.size >> 1);
    budget.passing(3 * model.size * SIZE.member);
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function average(values: readonly number[]): number {
  return sum(values) / values.length;
}

function standardDeviation(values: readonly number[]): number {
  const count = values.length;
  const total = sum(values);
  return Math.sqrt(sum(values.map((value) => value * value)) / count - (total * total) / count / count);
}

function concatenation(call: FunctionCall): string {
  goThrough(call);
  const own = isList(call.model) ? call.model.items.filter((value) => typeof value === 'string') : [];
  const values = call.parameters().flatMap(flat);
  const texts = values.filter((value) => value !== null).map((value) => toText(value, call.budget));
  const all = [...own, ...texts];
  call.budget.text(all.reduce((length, text) => length + text.length, 0));
  return all.join('');
}

/** The number of members. An argument that finds no list is as good as none. */
function length(call: FunctionCall): number | null {
  const members = call.members();
  const counted = isList(members) ? members : call.model;
  if (isList(counted)) {
    return counted.size;
  }
  return counted instanceof JavaMap ? counted.entries.size : null;
}

function keys({ model, budget }: FunctionCall): JavaValue {
  if (!(model instanceof JavaMap)) {
    return null;
  }
  budget.members(model.entries.size);
  return new JavaList([...model.entries.keys()], 'set');
}

/** Adds to the document itself, as Jayway does. */
function append(call: FunctionCall): JavaValue {
  const { model } = call;
  if (isList(model)) {
    const values = call.parameters();
    call.budget.members(values.length);
    model.splice(model.size, 0, values, call.budget);
  }
  return model;
}

/** A member of a list. Counted from the end, the first member is out of reach, as it is in Jayway. */
function item(call: FunctionCall, indexOf: (call: FunctionCall) => number): JavaValue {
  if (!isList(call.model)) {
    throw call.error('expected a list to take a member of');
  }
  const { items } = call.model;
  const index = indexOf(call);
  if (index < 0 && items.length + index <= 0) {
    throw call.error(`expected more than ${-index} members`);
  }
  const value = items.at(index);
  if (value === undefined) {
    throw new IndexOutOfBoundsError(call.error(`expected more than ${index} members`));
  }
  return value;
}

function indexParameter(call: FunctionCall): number {
  const [index] = numericParameters(call);
  if (index === undefined) {
    throw new IndexOutOfBoundsError(call.error('expected a number as an argument'));
  }
  return Math.trunc(toDouble(index));
}
