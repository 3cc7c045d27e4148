import { App, CfnResource, Lazy, Stack } from 'aws-cdk-lib';
import { AttributeType, CfnTable, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { SynthesizedResource } from '../../lib/api-model/synthesized-resource';
import { tableSchema } from '../../lib/api-model/table-schema';

let stack: Stack;

beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
});

function schemaOf(properties: object) {
  return tableSchema(
    new SynthesizedResource(new CfnResource(stack, 'Table', { type: 'AWS::DynamoDB::Table', properties })),
  );
}

const KeySchema = [
  { AttributeName: 'room', KeyType: 'HASH' },
  { AttributeName: 'at', KeyType: 'RANGE' },
];

test('the schema of a table is that of its resource, with overrides', () => {
  const table = new CfnTable(stack, 'Table', {
    keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
    attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }],
    globalSecondaryIndexes: Lazy.any({
      produce: () => [
        {
          indexName: 'byRoom',
          keySchema: [{ attributeName: 'room', keyType: 'HASH' }],
          projection: { projectionType: 'ALL' },
        },
      ],
    }),
  });
  table.addPropertyOverride('LocalSecondaryIndexes', [{ IndexName: 'byAt', KeySchema }]);

  expect(tableSchema(new SynthesizedResource(table))).toEqual({
    key: { partition: ['id'], sort: [] },
    indexes: new Map([
      ['byRoom', { partition: ['room'], sort: [], isGlobal: true }],
      ['byAt', { partition: ['room'], sort: ['at'], isGlobal: false }],
    ]),
    hasAllIndexes: true,
    types: new Map([['id', 'S']]),
  });
});

test('a TableV2 has one too', () => {
  const table = new TableV2(stack, 'Table', {
    partitionKey: { name: 'id', type: AttributeType.BINARY },
    globalSecondaryIndexes: [{ indexName: 'byRoom', partitionKey: { name: 'room', type: AttributeType.NUMBER } }],
  });

  expect(tableSchema(new SynthesizedResource(table.node.defaultChild as CfnResource))).toMatchObject({
    key: { partition: ['id'], sort: [] },
    hasAllIndexes: true,
    types: new Map([
      ['id', 'B'],
      ['room', 'N'],
    ]),
  });
});

test.each<[string, object]>([
  ['no key', {}],
  ['a key that a token hides', { KeySchema: { Ref: 'Schema' } }],
  ['a key of unknown attributes', { KeySchema: [{ AttributeName: { Ref: 'Name' }, KeyType: 'HASH' }] }],
  ['a key of unknown types', { KeySchema: [{ AttributeName: 'id', KeyType: { Ref: 'Type' } }] }],
  ['a key that is not one', { KeySchema: [null] }],
])('a table with %s has no schema', (_, properties) => {
  expect(schemaOf(properties)).toBeUndefined();
});

test.each<[string, object]>([
  ['is a token', { GlobalSecondaryIndexes: { Ref: 'Indexes' } }],
  ['has an index with an unknown name', { GlobalSecondaryIndexes: [{ IndexName: { Ref: 'Name' }, KeySchema }] }],
  [
    'has an index with an unknown key',
    { LocalSecondaryIndexes: [{ IndexName: 'byAt', KeySchema: { Ref: 'Schema' } }] },
  ],
])('a list of indexes that %s is not whole', (_, properties) => {
  expect(schemaOf({ KeySchema, ...properties })?.hasAllIndexes).toBe(false);
});

test('attributes without a known name or type have none', () => {
  const AttributeDefinitions = [
    { AttributeName: 'room', AttributeType: { Ref: 'Type' } },
    { AttributeName: { Ref: 'Name' }, AttributeType: 'S' },
  ];

  expect(schemaOf({ KeySchema, AttributeDefinitions })?.types.size).toBe(0);
});
