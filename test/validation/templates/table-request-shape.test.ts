import { UNKNOWN } from '../../../lib/api-model/token-text';
import { requestShape } from '../../../lib/validation/templates/table-request-shape';

const shapeOf = (request: object) => requestShape(JSON.stringify(request));

test('a request has its table, its attributes with their types, and what its expressions use', () => {
  const shape = shapeOf({
    TableName: UNKNOWN,
    Key: {
      id: { S: 'x' },
      at: { N: '1' },
      bytes: { B: '' },
      tags: { SS: ['a'] },
      value: UNKNOWN,
      odd: { [UNKNOWN]: 'x' },
    },
    UpdateExpression: 'SET #a = :a',
    ExpressionAttributeNames: { '#a': 'a', '#b': UNKNOWN },
    ExpressionAttributeValues: { ':a': { S: UNKNOWN } },
    IndexName: 'byRoom',
    Limit: 5,
    ConsistentRead: true,
  });

  expect(shape).toEqual({
    tableName: UNKNOWN,
    request: {
      key: new Map([
        ['id', { type: 'S', isEmpty: false }],
        ['at', { type: 'N', isEmpty: false }],
        ['bytes', { type: 'B', isEmpty: true }],
        ['tags', { type: 'another type', isEmpty: false }],
        ['value', { type: undefined, isEmpty: false }],
        ['odd', { type: undefined, isEmpty: false }],
      ]),
      expressions: ['SET #a = :a'],
      names: new Map([
        ['#a', 'a'],
        ['#b', undefined],
      ]),
      values: [':a'],
      indexName: 'byRoom',
      limit: 5,
      isConsistent: true,
    },
  });
});

test('what is unknown is left open', () => {
  expect(
    shapeOf({
      Key: { [UNKNOWN]: { S: 'x' } },
      Item: UNKNOWN,
      KeyConditionExpression: `id = ${UNKNOWN}`,
      ExpressionAttributeNames: UNKNOWN,
      ExpressionAttributeValues: { [`:${UNKNOWN}`]: { S: 'x' } },
      IndexName: `by${UNKNOWN}`,
      Limit: UNKNOWN,
    }),
  ).toEqual({ tableName: undefined, request: { isConsistent: false } });
});

test('of a request with conditional members only the others are compared', () => {
  expect(requestShape('{"IndexName": "byRoom", "Key": {} #if($context.stage), "Limit": 0#end}')).toEqual({
    tableName: undefined,
    request: { indexName: 'byRoom', isConsistent: false },
  });
});

test.each(['[]', '"x"', 'null', 'Action=Publish'])('%s is not a request', (text) => {
  expect(requestShape(text)).toBeUndefined();
});

test('a text is read once, and texts beyond those that are kept are read as well', () => {
  const textOf = (index: number) => JSON.stringify({ TableName: `table${index}`, Key: { id: { S: 'x' } } });
  const first = requestShape(textOf(0));

  expect(requestShape(textOf(0))).toBe(first);
  for (let index = 1; index <= 301; index += 1) {
    expect(requestShape(textOf(index))?.tableName).toBe(`table${index}`);
  }
  expect(requestShape(textOf(301))).toEqual({ ...first, tableName: 'table301' });
  expect(requestShape('not JSON')).toBeUndefined();
});
