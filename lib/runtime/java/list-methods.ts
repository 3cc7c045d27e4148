import { type Budget, LimitExceededError, SIZE } from '../budget';
import { isEqual } from './identity';
import { JavaException } from './java-exception';
import { JavaIterator, JavaListIterator } from './java-iterators';
import { writeJson } from './json-smart/write-json';
import { MethodTable, QUICK } from './method-table';
import { JavaList, type JavaListKind, type JavaValue } from './value';

/** How deep parts of lists may be parts of each other: what changes in one changes in all of them. */
const MOST_PARTS = 100;

function checkIndex(list: JavaList, index: number, size = list.size): void {
  if (index < 0 || index >= size) {
    throw new JavaException(
      'java.lang.IndexOutOfBoundsException',
      `Index ${index} out of bounds for length ${list.size}`,
    );
  }
}

/** Where a list has a member that equals a value, or -1. */
export function positionOf(list: JavaList, value: JavaValue, budget: Budget): number {
  return list.items.findIndex((item) => isEqual(item, value, budget));
}

/** Whether a list has a member that equals a value. */
export function contains(list: JavaList, value: JavaValue, budget: Budget): boolean {
  return positionOf(list, value, budget) >= 0;
}

/** The members of an argument. */
export function members(collection: JavaList | null): readonly JavaValue[] {
  if (collection === null) {
    throw new JavaException('java.lang.NullPointerException', 'the argument is null');
  }
  return collection.items;
}

function copy(list: JavaList, kind: JavaListKind, budget: Budget): JavaList {
  budget.members(list.size);
  budget.text(SIZE.object);
  return new JavaList([...list.items], kind);
}

function insert(list: JavaList, index: number, values: readonly JavaValue[], budget: Budget): boolean {
  checkIndex(list, index, list.size + 1);
  budget.members(values.length);
  // What is put in may be the list itself.
  list.splice(index, 0, [...values], budget);
  return values.length > 0;
}

function filter(list: JavaList, keep: (item: JavaValue) => boolean, budget: Budget): boolean {
  const kept = list.items.filter(keep);
  const { size } = list;
  if (kept.length < size) {
    budget.passing(kept.length * SIZE.member);
    list.splice(0, size, kept, budget);
  }
  return kept.length < size;
}

function remove(list: JavaList, index: number, budget: Budget): JavaValue {
  checkIndex(list, index);
  const previous = list.items[index] as JavaValue;
  list.splice(index, 1, [], budget);
  return previous;
}

function set(list: JavaList, index: number, value: JavaValue): JavaValue {
  checkIndex(list, index);
  const previous = list.items[index] as JavaValue;
  let at = index;
  for (let changed: JavaList | undefined = list; changed !== undefined; changed = changed.part?.of) {
    changed.items[at] = value;
    at += changed.part?.from ?? 0;
  }
  return previous;
}

function subList(list: JavaList, from: number, to: number, budget: Budget): JavaList {
  if (from < 0 || to > list.size) {
    throw new JavaException(
      'java.lang.IndexOutOfBoundsException',
      `${from < 0 ? 'fromIndex' : 'toIndex'} is out of bounds`,
    );
  }
  if (from > to) {
    throw new JavaException('java.lang.IllegalArgumentException', `fromIndex(${from}) > toIndex(${to})`);
  }
  const depth = (list.part?.depth ?? 0) + 1;
  if (depth > MOST_PARTS) {
    throw new LimitExceededError(`${MOST_PARTS} parts of lists in each other`);
  }
  budget.members(to - from);
  budget.text(SIZE.object);
  return new JavaList(list.items.slice(from, to), 'list', undefined, { of: list, from, depth });
}

function listIterator(list: JavaList, index: number, budget: Budget): JavaListIterator {
  checkIndex(list, index, list.size + 1);
  budget.text(SIZE.object);
  return new JavaListIterator(list, index, budget);
}

/** The methods of every Collection that only look at it. */
export const COLLECTION_METHODS = new MethodTable<JavaList>([
  ['size', [], (self) => self.size, QUICK],
  ['isEmpty', [], (self) => self.size === 0, QUICK],
  ['contains', ['Object'], (self, [value], budget) => contains(self, value, budget)],
  [
    'containsAll',
    ['Collection'],
    (self, [other], budget) => {
      const { items } = self;
      return members(other).every((value) => items.some((item) => isEqual(item, value, budget)));
    },
  ],
  [
    'iterator',
    [],
    (self, _, budget) => {
      budget.text(SIZE.object);
      return new JavaIterator(self, budget);
    },
    QUICK,
  ],
  ['toArray', [], (self, _, budget) => copy(self, 'array', budget)],
]);

/** The methods that a List has beside those of a Collection, and that do not change its length. */
export const LIST_METHODS = new MethodTable<JavaList>([
  [
    'get',
    ['int'],
    (self, [index]) => {
      checkIndex(self, index);
      return self.items[index] as JavaValue;
    },
    QUICK,
  ],
  ['indexOf', ['Object'], (self, [value], budget) => positionOf(self, value, budget), QUICK],
  [
    'lastIndexOf',
    ['Object'],
    (self, [value], budget) => self.items.findLastIndex((item) => isEqual(item, value, budget)),
    QUICK,
  ],
  ['subList', ['int', 'int'], (self, [from, to], budget) => subList(self, from, to, budget), QUICK],
  ['set', ['int', 'Object'], (self, [index, value]) => set(self, index, value), QUICK],
  ['listIterator', [], (self, _, budget) => listIterator(self, 0, budget), QUICK],
  ['listIterator', ['int'], (self, [index], budget) => listIterator(self, index, budget), QUICK],
]);

/** The methods that change an ArrayList. */
export const ARRAY_LIST_METHODS = new MethodTable<JavaList>([
  ['add', ['Object'], (self, [value], budget) => insert(self, self.size, [value], budget), QUICK],
  [
    'add',
    ['int', 'Object'],
    (self, [index, value], budget) => {
      insert(self, index, [value], budget);
      return '';
    },
    QUICK,
  ],
  ['addAll', ['Collection'], (self, [other], budget) => insert(self, self.size, members(other), budget), QUICK],
  [
    'addAll',
    ['int', 'Collection'],
    (self, [index, other], budget) => insert(self, index, members(other), budget),
    QUICK,
  ],
  ['remove', ['int'], (self, [index], budget) => remove(self, index, budget), QUICK],
  [
    'remove',
    ['Object'],
    (self, [value], budget) => {
      const index = positionOf(self, value, budget);
      if (index >= 0) {
        remove(self, index, budget);
      }
      return index >= 0;
    },
    QUICK,
  ],
  [
    'removeAll',
    ['Collection'],
    (self, [other], budget) => {
      const removed = new JavaList([...members(other)]);
      return filter(self, (item) => !contains(removed, item, budget), budget);
    },
  ],
  [
    'retainAll',
    ['Collection'],
    (self, [other], budget) => {
      const kept = new JavaList([...members(other)]);
      return filter(self, (item) => contains(kept, item, budget), budget);
    },
  ],
  [
    'clear',
    [],
    (self, _, budget) => {
      self.splice(0, self.size, [], budget);
      return '';
    },
    QUICK,
  ],
  ['clone', [], (self, _, budget) => copy(self, self.kind, budget)],
  ['ensureCapacity', ['int'], () => '', QUICK],
  ['trimToSize', [], () => '', QUICK],
]);

/** The methods of a JSONArray beside those of an ArrayList. */
export const JSON_ARRAY_METHODS = new MethodTable<JavaList>([
  ['toJSONString', [], (self, _, budget) => writeJson(self, budget), QUICK],
]);
