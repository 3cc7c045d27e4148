import type { TableSchema } from '../../lib/api-model/table-schema';
import {
  consistentReadOfGlobalIndex,
  emptyAttributes,
  invalidLimit,
  keyMismatches,
  placeholderMismatches,
  unknownIndex,
} from '../../lib/validation/table-request';

const schema: TableSchema = {
  key: { partition: ['id'], sort: [] },
  // An index can have a key of several attributes.
  indexes: new Map([['byRoom', { partition: ['house', 'room'], sort: ['at'], isGlobal: true }]]),
  hasAllIndexes: true,
  types: new Map([['id', 'S']]),
};

const problems = (findings: readonly { readonly problem: string; readonly got?: string | number }[]) =>
  findings.map(({ problem, got }) => `${problem} ${got}`);

test('nothing is found in a request of which nothing is known', () => {
  expect([keyMismatches, unknownIndex, consistentReadOfGlobalIndex].flatMap((find) => find({}, schema))).toEqual([]);
  expect([emptyAttributes, invalidLimit, placeholderMismatches].flatMap((find) => find({}))).toEqual([]);
});

test('a key attribute of unknown type accepts any', () => {
  const key = new Map([['id', { type: 'another type' as const }]]);

  expect(keyMismatches({ key }, { ...schema, types: new Map() })).toEqual([]);
});

test('a condition on an index names every partition key', () => {
  const query = (keyCondition: string) => keyMismatches({ keyCondition, indexName: 'byRoom' }, schema);

  expect(query('house = :h AND room = :r AND at > :a')).toEqual([]);
  expect(query('')).toHaveLength(2);
  expect(problems(query('house = :h'))).toEqual(['keyConditionExpression does not name the partition key house = :h']);
});

test('a condition with a placeholder whose name is unknown says nothing', () => {
  const names = new Map([['#id', undefined]]);

  expect(keyMismatches({ keyCondition: '#id = :id', names }, schema)).toEqual([]);
  expect(keyMismatches({ keyCondition: '#other = :id', names }, schema)).toEqual([]);
  expect(keyMismatches({ keyCondition: '#other = :id' }, schema)).toEqual([]);
});

test('a condition on an unknown index says nothing', () => {
  expect(keyMismatches({ keyCondition: 'x = :x', indexName: 'byAge' }, schema)).toEqual([]);
});

test('an item may have more attributes than the key, and an unknown type', () => {
  const item = new Map([
    ['id', { type: undefined }],
    ['other', { type: 'another type' as const }],
  ]);

  expect(keyMismatches({ item }, schema)).toEqual([]);
});

test('what expressions use is compared with what is known to be defined', () => {
  const expressions = ['#a = :b'];

  expect(placeholderMismatches({ expressions: ['id'], names: new Map(), values: [] })).toEqual([]);
  expect(placeholderMismatches({ expressions })).toEqual([]);
  expect(problems(placeholderMismatches({ expressions, values: [] }))).toEqual([
    'an expression uses a value that expressionAttributeValues does not define :b',
  ]);
  expect(problems(placeholderMismatches({ expressions, names: new Map([['#c', 'c']]) }))).toEqual([
    'an expression uses a name that expressionAttributeNames does not define #a',
    'expressionAttributeNames defines a name that no expression uses #c',
  ]);
});
