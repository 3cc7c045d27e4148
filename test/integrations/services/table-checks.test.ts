import { App, CfnResource, Duration, Stack, Token } from 'aws-cdk-lib';
import { AttributeType, type ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { WebSocketDynamoDbAttributeValue, WebSocketMappingValue } from '../../../lib';
import { requireMatchingTable } from '../../../lib/integrations/services/table-checks';

const { base64, contextVariable, epochSeconds, format, literal, requestBody, requestHeaders } = WebSocketMappingValue;
const { BINARY, NUMBER, STRING } = AttributeType;

function checked(type: AttributeType, value: unknown): string {
  const table = new Table(new Stack(new App(), 'Stack'), 'Table', { partitionKey: { name: 'id', type } });
  try {
    requireMatchingTable('Backend', table, { key: { id: value } });
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
}

const OF_ANY_TYPE = [
  requestBody('$.id'),
  requestBody('$.id').orElse(1),
  requestBody('$.id').orOmit(),
  requestHeaders(),
];

test.each<[AttributeType, unknown]>([
  ...OF_ANY_TYPE.flatMap((value): [AttributeType, unknown][] => [
    [STRING, value],
    [NUMBER, value],
  ]),
  [STRING, 'x'],
  [STRING, format('a-{}', requestBody('$.id'))],
  [STRING, base64(requestBody('$.id'))],
  [STRING, requestBody('$.id').asString()],
  [STRING, literal(Token.asString({ Ref: 'Id' }))],
  [NUMBER, 1],
  [NUMBER, epochSeconds(Duration.hours(1))],
  [NUMBER, contextVariable('connectedAt')],
  [NUMBER, Token.asAny({ Ref: 'Id' })],
  [BINARY, WebSocketDynamoDbAttributeValue.fromBinary(base64(requestBody('$.id')))],
  // What is not data is an error of the template.
  [STRING, Duration.hours(1)],
])('a key of type %s accepts %p', (type, value) => {
  expect(checked(type, value)).toBe('accepted');
});

test.each<[AttributeType, unknown]>([
  [NUMBER, 'x'],
  [NUMBER, contextVariable('connectionId')],
  [NUMBER, requestBody('$.id').asString()],
  [STRING, 1],
  [STRING, epochSeconds(Duration.hours(1)).orOmit()],
  [STRING, false],
  [STRING, [1]],
  [STRING, {}],
  [STRING, null],
  [STRING, WebSocketMappingValue.NULL],
  [STRING, WebSocketDynamoDbAttributeValue.fromStringSet(['x'])],
])('fails for a key of type %s with %p', (type, value) => {
  expect(checked(type, value)).toMatch(
    /^key has a key attribute of another type than the table at "Backend", got "id"/,
  );
});

test.each([literal(''), ''])('fails for an empty key attribute', (value) => {
  expect(checked(STRING, value)).toMatch(/^key attribute "id" of key is empty at "Backend"/);
});

test('all that is wrong is in one error, a line each', () => {
  const table = new Table(new Stack(new App(), 'Stack'), 'Table', { partitionKey: { name: 'id', type: STRING } });

  expect(() => requireMatchingTable('Backend', table, { key: {}, conditionExpression: 'a = :a', limit: 0 })).toThrow(
    /\[table-key-mismatch\]\n.*\[expression-placeholder-mismatch\]\n.*\[query-limit-invalid\]$/,
  );
});

test('members that are undefined are left out', () => {
  const table = Table.fromTableName(new Stack(new App(), 'Stack'), 'Table', 'rooms');

  expect(() =>
    requireMatchingTable('Backend', table, {
      expressionAttributeValues: { ':a': undefined },
      updateExpression: 'REMOVE a',
    }),
  ).not.toThrow();
});

test('a table of another kind of resource has no schema', () => {
  const stack = new Stack(new App(), 'Stack');
  const table = Table.fromTableName(stack, 'Table', 'rooms');
  new CfnResource(table, 'Resource', { type: 'Custom::Table', properties: { KeySchema: [] } });

  expect(() => requireMatchingTable('Backend', table as ITable, { key: { other: 'x' } })).not.toThrow();
});
