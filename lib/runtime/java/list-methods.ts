import type { Budget } from '../budget';
import { isEqual } from './identity';
import { JavaException } from './java-exception';
import { JavaIterator } from './java-objects';
import { writeJson } from './json-smart/write-json';
import { MethodTable } from './method-table';
import { JavaList, type JavaValue } from './value';

function checkIndex(list: JavaList, index: number, size = list.items.length): void {
  if (index < 0 || index >= size) {
    throw new JavaException(
      'java.lang.IndexOutOfBoundsException',
      `Index ${index} out of bounds for length ${list.items.length}`,
    );
  }
}

function positionOf(list: JavaList, value: JavaValue, budget: Budget): number {
  return list.items.findIndex((item) => isEqual(item, value, budget));
}

/** Whether a list has a member that equals a value. */
export function contains(list: JavaList, value: JavaValue, budget: Budget): boolean {
  return positionOf(list, value, budget) >= 0;
}

function unsupported(): never {
  throw new JavaException('java.lang.UnsupportedOperationException', 'the collection cannot be changed');
}

function members(collection: JavaList | null): JavaValue[] {
  if (collection === null) {
    throw new JavaException('java.lang.NullPointerException', 'the argument is null');
  }
  return [...collection.items];
}

function insert(list: JavaList, index: number, values: JavaValue[], budget: Budget): boolean {
  checkIndex(list, index, list.items.length + 1);
  budget.step(values.length + ((list.items.length - index) >> 4));
  budget.text(values.length);
  splice(list, index, 0, values);
  return values.length > 0;
}

/** Changes a list, and what it is a part of. */
function splice(list: JavaList, index: number, count: number, values: JavaValue[]): JavaValue[] {
  if (list.part) {
    splice(list.part.of, list.part.from + index, count, values);
  }
  list.modifications += 1;
  const { items } = list;
  const tail = items.splice(index);
  // One by one, since arguments of a call are limited by the stack.
  for (const value of values) {
    items.push(value);
  }
  for (const value of tail.slice(count)) {
    items.push(value);
  }
  return tail.slice(0, count);
}

function filter(list: JavaList, keep: (item: JavaValue) => boolean): boolean {
  const { length } = list.items;
  for (let index = length - 1; index >= 0; index -= 1) {
    if (!keep(list.items[index] as JavaValue)) {
      splice(list, index, 1, []);
    }
  }
  return list.items.length < length;
}

function remove(list: JavaList, index: number): JavaValue {
  checkIndex(list, index);
  return splice(list, index, 1, [])[0] as JavaValue;
}

function clear(list: JavaList): string {
  splice(list, 0, list.items.length, []);
  return '';
}

function set(list: JavaList, index: number, value: JavaValue): JavaValue {
  checkIndex(list, index);
  if (list.part) {
    set(list.part.of, list.part.from + index, value);
  }
  const previous = list.items[index] as JavaValue;
  list.items[index] = value;
  return previous;
}

function subList(list: JavaList, from: number, to: number): JavaList {
  if (from < 0 || to > list.items.length) {
    throw new JavaException(
      'java.lang.IndexOutOfBoundsException',
      `${from < 0 ? 'fromIndex' : 'toIndex'} is out of bounds`,
    );
  }
  if (from > to) {
    throw new JavaException('java.lang.IllegalArgumentException', `fromIndex(${from}) > toIndex(${to})`);
  }
  return new JavaList(list.items.slice(from, to), 'list', undefined, { of: list, from });
}

/** The methods of every Collection that only look at it. */
const READING = new MethodTable<JavaList>([
  ['size', [], (self) => self.items.length],
  ['isEmpty', [], (self) => self.items.length === 0],
  ['contains', ['Object'], (self, [value], budget) => contains(self, value, budget)],
  [
    'containsAll',
    ['Collection'],
    (self, [other], budget) => members(other).every((value) => contains(self, value, budget)),
  ],
  ['iterator', [], (self) => new JavaIterator(self)],
  ['toArray', [], (self) => new JavaList([...self.items], 'array')],
]);

/** The methods that a List has beside those of a Collection, and that only look at it. */
const LIST_READING = new MethodTable<JavaList>([
  [
    'get',
    ['int'],
    (self, [index]) => {
      checkIndex(self, index);
      return self.items[index] as JavaValue;
    },
  ],
  ['indexOf', ['Object'], (self, [value], budget) => positionOf(self, value, budget)],
  [
    'lastIndexOf',
    ['Object'],
    (self, [value], budget) => self.items.findLastIndex((item) => isEqual(item, value, budget)),
  ],
  ['subList', ['int', 'int'], (self, [from, to]) => subList(self, from, to)],
  ['set', ['int', 'Object'], (self, [index, value]) => set(self, index, value)],
]);

/** The methods that change an ArrayList. */
const LIST_WRITING = new MethodTable<JavaList>([
  ['add', ['Object'], (self, [value], budget) => insert(self, self.items.length, [value], budget)],
  [
    'add',
    ['int', 'Object'],
    (self, [index, value], budget) => {
      insert(self, index, [value], budget);
      return '';
    },
  ],
  ['addAll', ['Collection'], (self, [other], budget) => insert(self, self.items.length, members(other), budget)],
  ['addAll', ['int', 'Collection'], (self, [index, other], budget) => insert(self, index, members(other), budget)],
  ['remove', ['int'], (self, [index]) => remove(self, index)],
  [
    'remove',
    ['Object'],
    (self, [value], budget) => {
      const index = positionOf(self, value, budget);
      if (index >= 0) {
        remove(self, index);
      }
      return index >= 0;
    },
  ],
  [
    'removeAll',
    ['Collection'],
    (self, [other], budget) => {
      const removed = new JavaList(members(other));
      return filter(self, (item) => !contains(removed, item, budget));
    },
  ],
  [
    'retainAll',
    ['Collection'],
    (self, [other], budget) => {
      const kept = new JavaList(members(other));
      return filter(self, (item) => contains(kept, item, budget));
    },
  ],
  ['clear', [], (self) => clear(self)],
  ['clone', [], (self) => new JavaList([...self.items], self.kind)],
]);

/** A member taken off a view takes its key off the map. */
function removeFromView(view: JavaList, value: JavaValue, budget: Budget): boolean {
  const map = view.map ?? unsupported();
  const index = positionOf(view, value, budget);
  if (index >= 0) {
    map.remove([...map.entries.keys()][index] as JavaValue);
  }
  return index >= 0;
}

/** Takes off a view what is not to be kept; a list of fixed length only bears it when all of it is. */
function keepInView(view: JavaList, keep: (item: JavaValue) => boolean): boolean {
  const removed = view.items.flatMap((item, index) => (keep(item) ? [] : [index]));
  if (removed.length > 0) {
    const map = view.map ?? unsupported();
    const keys = [...map.entries.keys()];
    for (const index of removed) {
      map.remove(keys[index] as JavaValue);
    }
  }
  return removed.length > 0;
}

const FIXED_WRITING = new MethodTable<JavaList>([
  ['add', ['Object'], unsupported],
  ['add', ['int', 'Object'], unsupported],
  ['addAll', ['Collection'], unsupported],
  ['remove', ['Object'], (self, [value], budget) => removeFromView(self, value, budget)],
  [
    'removeAll',
    ['Collection'],
    (self, [other], budget) => {
      const removed = new JavaList(members(other));
      return keepInView(self, (item) => !contains(removed, item, budget));
    },
  ],
  [
    'retainAll',
    ['Collection'],
    (self, [other], budget) => {
      const kept = new JavaList(members(other));
      return keepInView(self, (item) => contains(kept, item, budget));
    },
  ],
  [
    'clear',
    [],
    (self) => {
      (self.map ?? unsupported()).clear();
      return '';
    },
  ],
]);

const JSON_ARRAY = new MethodTable<JavaList>([['toJSONString', [], (self, _, budget) => writeJson(self, budget)]]);

/** Calls a method of a list, a set or an array; undefined if it has none of this name for these arguments. */
export function callListMethod(self: JavaList, name: string, args: JavaValue[], budget: Budget): JavaValue | undefined {
  const tables: MethodTable<JavaList>[] = [READING];
  if (self.kind !== 'set' && self.kind !== 'collection') {
    tables.push(LIST_READING);
  }
  tables.push(self.kind === 'list' || self.kind === 'json' ? LIST_WRITING : FIXED_WRITING);
  if (self.kind === 'json') {
    tables.push(JSON_ARRAY);
  }
  for (const table of tables) {
    const result = table.call(self, name, args, budget);
    if (result !== undefined) {
      return result;
    }
  }
  return undefined;
}
