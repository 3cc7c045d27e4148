import type { Budget } from '../budget';
import { JavaException } from './java-exception';
import { contains, members, positionOf } from './list-methods';
import { MethodTable } from './method-table';
import { JavaList, type JavaValue } from './value';

function unsupported(): never {
  throw new JavaException('java.lang.UnsupportedOperationException', 'the collection cannot be changed');
}

/** A member taken off a view takes its key off the map. */
function remove(view: JavaList, value: JavaValue, budget: Budget): boolean {
  const map = view.map ?? unsupported();
  const index = positionOf(view, value, budget);
  if (index >= 0) {
    map.remove([...map.entries.keys()][index] as JavaValue);
  }
  return index >= 0;
}

/** Takes off a view what is not to be kept; a list of fixed length only bears it when all of it is. */
function filter(view: JavaList, keep: (item: JavaValue) => boolean): boolean {
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

/** The methods that change a view of a map, and that fail for a list whose length stays. */
export const VIEW_METHODS = new MethodTable<JavaList>([
  ['add', ['Object'], unsupported],
  ['add', ['int', 'Object'], unsupported],
  ['addAll', ['Collection'], unsupported],
  ['remove', ['Object'], (self, [value], budget) => remove(self, value, budget)],
  [
    'removeAll',
    ['Collection'],
    (self, [other], budget) => {
      const removed = new JavaList([...members(other)]);
      return filter(self, (item) => !contains(removed, item, budget));
    },
  ],
  [
    'retainAll',
    ['Collection'],
    (self, [other], budget) => {
      const kept = new JavaList([...members(other)]);
      return filter(self, (item) => contains(kept, item, budget));
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
