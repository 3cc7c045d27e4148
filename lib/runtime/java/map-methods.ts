import { type Budget, SIZE } from '../budget';
import { isEqual } from './identity';
import { JavaException } from './java-exception';
import { JavaMapEntry } from './java-objects';
import { MethodTable, QUICK } from './method-table';
import { toText } from './text';
import { JavaList, JavaMap, type JavaValue } from './value';

function get(map: JavaMap, key: JavaValue): JavaValue {
  return map.entries.get(key) ?? null;
}

/** Takes the steps of looking a key up. */
function lookUp(key: JavaValue, budget: Budget): void {
  if (typeof key === 'string') {
    budget.scan(key.length);
  }
}

function put(map: JavaMap, key: JavaValue, value: JavaValue, budget: Budget): JavaValue {
  lookUp(key, budget);
  const previous = map.entries.get(key);
  if (previous === undefined) {
    budget.entries(1);
    map.modifications += 1;
  }
  map.entries.set(key, value);
  return previous ?? null;
}

/** Whether a key stands for a value. */
function holds(map: JavaMap, key: JavaValue, value: JavaValue, budget: Budget): boolean {
  lookUp(key, budget);
  return map.entries.has(key) && isEqual(get(map, key), value, budget);
}

function view(map: JavaMap, kind: 'set' | 'collection', items: () => JavaValue[], budget: Budget): JavaList {
  budget.text(SIZE.object);
  return new JavaList(items, kind, map);
}

function entrySet(map: JavaMap, budget: Budget): JavaList {
  const text = (value: JavaValue) => toText(value, budget);
  const items = () => {
    budget.step(map.entries.size);
    budget.text(map.entries.size * SIZE.entry);
    return [...map.entries.keys()].map((key) => new JavaMapEntry(map, key, text));
  };
  return view(map, 'set', items, budget);
}

/** The methods of a LinkedHashMap. */
export const MAP_METHODS = new MethodTable<JavaMap>([
  ['size', [], (self) => self.entries.size, QUICK],
  ['isEmpty', [], (self) => self.entries.size === 0, QUICK],
  [
    'get',
    ['Object'],
    (self, [key], budget) => {
      lookUp(key, budget);
      return get(self, key);
    },
    QUICK,
  ],
  [
    'getOrDefault',
    ['Object', 'Object'],
    (self, [key, value], budget) => {
      lookUp(key, budget);
      return self.entries.has(key) ? get(self, key) : value;
    },
    QUICK,
  ],
  [
    'containsKey',
    ['Object'],
    (self, [key], budget) => {
      lookUp(key, budget);
      return self.entries.has(key);
    },
    QUICK,
  ],
  [
    'containsValue',
    ['Object'],
    (self, [value], budget) => {
      for (const entry of self.entries.values()) {
        if (isEqual(entry, value, budget)) {
          return true;
        }
      }
      return false;
    },
    QUICK,
  ],
  ['put', ['Object', 'Object'], (self, [key, value], budget) => put(self, key, value, budget), QUICK],
  [
    'putIfAbsent',
    ['Object', 'Object'],
    (self, [key, value], budget) => get(self, key) ?? put(self, key, value, budget),
    QUICK,
  ],
  [
    'putAll',
    ['Map'],
    (self, [other], budget) => {
      if (other === null) {
        throw new JavaException('java.lang.NullPointerException', 'the argument is null');
      }
      budget.passing(other.entries.size * SIZE.entry);
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
    QUICK,
  ],
  [
    'replace',
    ['Object', 'Object', 'Object'],
    (self, [key, before, value], budget) => {
      const replaces = holds(self, key, before, budget);
      if (replaces) {
        put(self, key, value, budget);
      }
      return replaces;
    },
    QUICK,
  ],
  [
    'remove',
    ['Object'],
    (self, [key], budget) => {
      lookUp(key, budget);
      return self.remove(key);
    },
    QUICK,
  ],
  [
    'remove',
    ['Object', 'Object'],
    (self, [key, value], budget) => {
      const removes = holds(self, key, value, budget);
      if (removes) {
        self.remove(key);
      }
      return removes;
    },
    QUICK,
  ],
  [
    'clear',
    [],
    (self) => {
      self.clear();
      return '';
    },
  ],
  [
    'clone',
    [],
    (self, _, budget) => {
      budget.text(SIZE.map);
      budget.entries(self.entries.size);
      return JavaMap.of(self.entries);
    },
  ],
  ['keySet', [], (self, _, budget) => view(self, 'set', () => [...self.entries.keys()], budget), QUICK],
  ['values', [], (self, _, budget) => view(self, 'collection', () => [...self.entries.values()], budget), QUICK],
  ['entrySet', [], (self, _, budget) => entrySet(self, budget), QUICK],
]);
