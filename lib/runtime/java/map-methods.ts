import type { Budget } from '../budget';
import { JavaException } from './java-exception';
import { JavaMapEntry } from './java-objects';
import { contains } from './list-methods';
import { MethodTable } from './method-table';
import { toText } from './text';
import { JavaList, JavaMap, type JavaValue } from './value';

function put(map: JavaMap, key: JavaValue, value: JavaValue, budget: Budget): JavaValue {
  const previous = map.entries.get(key);
  if (previous === undefined) {
    budget.text(1);
    map.modifications += 1;
  }
  map.entries.set(key, value);
  return previous ?? null;
}

function clear(map: JavaMap): string {
  map.clear();
  return '';
}

function entries(map: JavaMap, budget: Budget): JavaList {
  const text = (value: JavaValue) => toText(value, budget);
  return new JavaList(() => [...map.entries.keys()].map((key) => new JavaMapEntry(map, key, text)), 'set', map);
}

/** The methods of a LinkedHashMap. */
export const MAP_METHODS = new MethodTable<JavaMap>([
  ['size', [], (self) => self.entries.size],
  ['isEmpty', [], (self) => self.entries.size === 0],
  ['get', ['Object'], (self, [key]) => get(self, key)],
  ['getOrDefault', ['Object', 'Object'], (self, [key, value]) => (self.entries.has(key) ? get(self, key) : value)],
  ['containsKey', ['Object'], (self, [key]) => self.entries.has(key)],
  [
    'containsValue',
    ['Object'],
    (self, [value], budget) => contains(new JavaList([...self.entries.values()]), value, budget),
  ],
  ['put', ['Object', 'Object'], (self, [key, value], budget) => put(self, key, value, budget)],
  [
    'putIfAbsent',
    ['Object', 'Object'],
    (self, [key, value], budget) => get(self, key) ?? put(self, key, value, budget),
  ],
  [
    'putAll',
    ['Map'],
    (self, [other], budget) => {
      if (other === null) {
        throw new JavaException('java.lang.NullPointerException', 'the argument is null');
      }
      for (const [key, value] of [...other.entries]) {
        put(self, key, value, budget);
      }
      return '';
    },
  ],
  [
    'replace',
    ['Object', 'Object'],
    (self, [key, value], budget) => (self.entries.has(key) ? put(self, key, value, budget) : null),
  ],
  ['remove', ['Object'], (self, [key]) => self.remove(key)],
  ['clear', [], (self) => clear(self)],
  ['clone', [], (self) => JavaMap.of(self.entries)],
  ['keySet', [], (self) => new JavaList(() => [...self.entries.keys()], 'set', self)],
  ['values', [], (self) => new JavaList(() => [...self.entries.values()], 'collection', self)],
  ['entrySet', [], (self, _, budget) => entries(self, budget)],
]);

function get(map: JavaMap, key: JavaValue): JavaValue {
  return map.entries.get(key) ?? null;
}
