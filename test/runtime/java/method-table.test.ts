import { Budget } from '../../../lib/runtime/budget';
import { MethodTable } from '../../../lib/runtime/java/method-table';
import { JavaList, JavaMap } from '../../../lib/runtime/java/value';

const table = new MethodTable<string>([
  ['none', [], (self) => self],
  ['one', ['int'], (self, [index]) => `${self} int ${index}`],
  ['one', ['String'], (self, [text]) => `${self} String ${text}`],
  ['list', ['Collection'], () => 'list'],
  ['map', ['Map'], () => 'map'],
  ['any', ['Object', 'boolean'], () => 'any'],
]);
const call = (name: string, ...args: Parameters<typeof table.call>[2]) => table.call('self', name, args, new Budget());

test('calls the first method whose parameters fit', () => {
  expect(call('none')).toBe('self');
  expect(call('one', 1)).toBe('self int 1');
  expect(call('one', 'a')).toBe('self String a');
  expect(call('one', null)).toBe('self String null');
  expect(call('list', new JavaList([]))).toBe('list');
  expect(call('map', new JavaMap())).toBe('map');
  expect(call('any', 5, true)).toBe('any');
});

test.each([
  ['unknown', []],
  ['constructor', []],
  ['one', []],
  ['one', [true]],
  ['any', [1, 1]],
] as const)('has no method %s for the arguments %j', (name, args) => {
  expect(call(name, ...args)).toBeUndefined();
});

test('fails as Velocity does when a method without parameters gets some', () => {
  expect(() => call('none', 1)).toThrow('wrong number of arguments');
});
