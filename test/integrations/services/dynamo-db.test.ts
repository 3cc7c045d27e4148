import { Duration, type Stack } from 'aws-cdk-lib';
import { AttributeType, type Table } from 'aws-cdk-lib/aws-dynamodb';
import { WebSocketDynamoDbIntegration, WebSocketMappingValue } from '../../../lib';
import { connectionId, describeService, HOSTILE, message, messageOf, ServiceRoute, table, uri } from './service';

const { requestBody, contextVariable, epochSeconds } = WebSocketMappingValue;

function tableByRoom(stack: Stack): Table {
  const indexed = table(stack);
  indexed.addGlobalSecondaryIndex({
    indexName: 'byRoom',
    partitionKey: { name: 'room', type: AttributeType.STRING },
  });
  return indexed;
}

describeService('dynamodb PutItem', {
  make: (stack) => WebSocketDynamoDbIntegration.putItem('Send', table(stack), { item: { id: 'x' } }),
  uri: uri('dynamodb:action/PutItem'),
  statement: { Action: 'dynamodb:PutItem', Resource: { 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] } },
  answer: {},
  reply: { message: 'OK', requestId: expect.any(String) },
});

describeService('dynamodb UpdateItem', {
  make: (stack) =>
    WebSocketDynamoDbIntegration.updateItem('Send', table(stack), {
      key: { id: 'x' },
      updateExpression: 'SET room = :room',
      expressionAttributeValues: { ':room': requestBody('$.room') },
    }),
  uri: uri('dynamodb:action/UpdateItem'),
  statement: { Action: 'dynamodb:UpdateItem', Resource: { 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] } },
  answer: {},
  reply: { message: 'OK', requestId: expect.any(String) },
});

describeService('dynamodb DeleteItem', {
  make: (stack) => WebSocketDynamoDbIntegration.deleteItem('Send', table(stack), { key: { id: 'x' } }),
  uri: uri('dynamodb:action/DeleteItem'),
  statement: { Action: 'dynamodb:DeleteItem', Resource: { 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] } },
  answer: {},
  reply: { message: 'OK', requestId: expect.any(String) },
});

describeService('dynamodb GetItem', {
  make: (stack) => WebSocketDynamoDbIntegration.getItem('Send', table(stack), { key: { id: requestBody('$.room') } }),
  uri: uri('dynamodb:action/GetItem'),
  statement: { Action: 'dynamodb:GetItem', Resource: { 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] } },
  answer: { Item: { id: { S: HOSTILE }, n: { N: '5' } } },
  reply: { id: HOSTILE, n: 5 },
});

describeService('dynamodb Query', {
  make: (stack) =>
    WebSocketDynamoDbIntegration.query('Send', table(stack), {
      keyConditionExpression: 'id = :id',
      expressionAttributeValues: { ':id': requestBody('$.room') },
    }),
  uri: uri('dynamodb:action/Query'),
  statement: { Action: 'dynamodb:Query', Resource: { 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] } },
  answer: { Items: [{ id: { S: HOSTILE } }, { id: { S: 'b' } }], Count: 2 },
  reply: { items: [{ id: HOSTILE }, { id: 'b' }], lastEvaluatedKey: null },
});

describe('an item', () => {
  test('has the types that the data and the message have', () => {
    const request = new ServiceRoute((stack) =>
      WebSocketDynamoDbIntegration.putItem('Send', table(stack), {
        item: {
          id: contextVariable('connectionId'),
          at: contextVariable('requestTimeEpoch'),
          ttl: epochSeconds(Duration.hours(2)),
          text: requestBody('$.text'),
          number: requestBody('$.number'),
          missing: requestBody('$.missing'),
          rank: requestBody('$.missing').orElse(0),
          meta: requestBody('$.meta'),
          fixed: { list: ['a', 1.5, true, null, undefined, [requestBody('$.text')]], [HOSTILE]: HOSTILE },
        },
        conditionExpression: 'attribute_not_exists(#id)',
        expressionAttributeNames: { '#id': 'id' },
      }),
    ).tester.renderRequest({
      ...messageOf({ text: HOSTILE, number: 12.5, meta: { a: [1, HOSTILE, null, [], {}], b: { c: false }, '': '' } }),
      requestTime: new Date(1583348638390),
    } as never);

    expect(JSON.parse(request.body ?? '')).toEqual({
      TableName: expect.any(String),
      Item: {
        id: { S: connectionId },
        at: { N: '1583348638390' },
        ttl: { N: '1583355838' },
        text: { S: HOSTILE },
        number: { N: '12.5' },
        missing: { NULL: true },
        rank: { N: '0' },
        meta: {
          M: {
            a: { L: [{ N: '1' }, { S: HOSTILE }, { NULL: true }, { L: [] }, { M: {} }] },
            b: { M: { c: { BOOL: false } } },
            '': { S: '' },
          },
        },
        fixed: {
          M: {
            list: {
              L: [{ S: 'a' }, { N: '1.5' }, { BOOL: true }, { NULL: true }, { NULL: true }, { L: [{ S: HOSTILE }] }],
            },
            [HOSTILE]: { S: HOSTILE },
          },
        },
      },
      ConditionExpression: 'attribute_not_exists(#id)',
      ExpressionAttributeNames: { '#id': 'id' },
    });
  });

  test('without a value of the message needs no code', () => {
    const route = new ServiceRoute((stack) =>
      WebSocketDynamoDbIntegration.deleteItem('Send', table(stack), { key: { id: contextVariable('connectionId') } }),
    );
    const [integration] = route.propertiesOf('AWS::ApiGatewayV2::Integration');

    expect(integration?.RequestTemplates).toEqual({
      $default: {
        'Fn::Join': [
          '',
          ['{"Key":{"id":{"S":"$context.connectionId"}},"TableName":"', { Ref: 'BackendEC8447F5' }, '"}'],
        ],
      },
    });
  });

  test('of more values than a loop can take is refused by the service', () => {
    const request = new ServiceRoute((stack) =>
      WebSocketDynamoDbIntegration.putItem('Send', table(stack), { item: { id: requestBody('$.list') } }),
    ).tester.renderRequest(messageOf({ list: Array.from({ length: 1001 }, () => 1) }));

    expect(() => JSON.parse(request.body ?? '')).toThrow();
  });

  test('is found in an index, which is all that the role may read', () => {
    const route = new ServiceRoute((stack) =>
      WebSocketDynamoDbIntegration.query('Send', tableByRoom(stack), {
        indexName: 'byRoom',
        keyConditionExpression: 'room = :room',
        filterExpression: 'age > :age',
        projectionExpression: 'id',
        limit: 10,
        scanIndexForward: false,
        consistentRead: false,
        expressionAttributeNames: {},
        expressionAttributeValues: { ':room': requestBody('$.room'), ':age': 5 },
      }),
    );

    expect(JSON.parse(route.tester.renderRequest(message).body ?? '')).toEqual({
      TableName: expect.any(String),
      IndexName: 'byRoom',
      KeyConditionExpression: 'room = :room',
      FilterExpression: 'age > :age',
      ProjectionExpression: 'id',
      Limit: 10,
      ScanIndexForward: false,
      ConsistentRead: false,
      ExpressionAttributeNames: {},
      ExpressionAttributeValues: { ':room': { S: 'a/../b' }, ':age': { N: '5' } },
    });
    expect(route.statements).toEqual([
      {
        Action: 'dynamodb:Query',
        Effect: 'Allow',
        Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] }, '/index/byRoom']] },
      },
    ]);
  });

  test('is read as plain JSON, whatever is in it', () => {
    const route = new ServiceRoute((stack) =>
      WebSocketDynamoDbIntegration.getItem('Send', table(stack), { key: { id: 'x' } }),
    );
    const Item = {
      S: { S: HOSTILE },
      number: { N: '1.5' },
      no: { BOOL: false },
      nothing: { NULL: true },
      list: { L: [{ S: '' }, { M: {} }, { L: [] }] },
      map: { M: { N: { M: { M: { L: [{ N: '1' }] } } }, [HOSTILE]: { S: '' } } },
      texts: { SS: ['a', HOSTILE] },
      numbers: { NS: ['1', '2.5'] },
      bytes: { B: 'aGk=' },
      manyBytes: { BS: ['aGk='] },
    };

    expect(JSON.parse(route.tester.renderReply({ body: JSON.stringify({ Item }), message }).body ?? '')).toEqual({
      S: HOSTILE,
      number: 1.5,
      no: false,
      nothing: null,
      list: ['', {}, []],
      map: { N: { M: [1] }, [HOSTILE]: '' },
      texts: ['a', HOSTILE],
      numbers: [1, 2.5],
      bytes: 'aGk=',
      manyBytes: ['aGk='],
    });
  });

  test.each([
    ['that is not there', {}],
    ['of too many values', { Item: { list: { L: Array.from({ length: 1001 }, () => ({ N: '1' })) } } }],
  ])('%s is null', (_, answer) => {
    const route = new ServiceRoute((stack) =>
      WebSocketDynamoDbIntegration.getItem('Send', table(stack), { key: { id: 'x' } }),
    );

    expect(route.tester.renderReply({ body: JSON.stringify(answer), message }).body).toBe('null');
  });

  test('among others of too many values makes null of all, rather than of a part', () => {
    const route = new ServiceRoute((stack) =>
      WebSocketDynamoDbIntegration.query('Send', table(stack), {
        keyConditionExpression: 'id = :id',
        expressionAttributeValues: { ':id': 'x' },
      }),
    );
    const Items = [{ list: { L: Array.from({ length: 1001 }, () => ({ N: '1' })) } }, { id: { S: 'x' } }];

    expect(route.tester.renderReply({ body: JSON.stringify({ Items }), message }).body).toBe(
      '{"items":null,"lastEvaluatedKey":null}',
    );
    expect(route.tester.renderReply({ body: '{"Items":[]}', message }).body).toBe(
      '{"items":[],"lastEvaluatedKey":null}',
    );
  });

  test('fails with a value of the message for want of another', () => {
    expect(
      () =>
        new ServiceRoute((stack) =>
          WebSocketDynamoDbIntegration.putItem('Send', table(stack), {
            item: { id: requestBody('$.a').orElse(requestBody('$.b')) },
          }),
        ),
    ).toThrow(
      /^value cannot be written to a mapping template at "attribute\.id", got "orElse with a value of the message"/,
    );
  });

  test('fails with data that is none', () => {
    expect(
      () =>
        new ServiceRoute((stack) =>
          WebSocketDynamoDbIntegration.putItem('Send', table(stack), { item: { id: Duration.days(1) } }),
        ),
    ).toThrow(/^value cannot be written to a mapping template at "attribute\.id", got "an object of Duration"/);
  });
});
