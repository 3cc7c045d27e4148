import { App, Fn, Stack, Token } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { CfnIntegration, WebSocketApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, type CfnTable, Table, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import {
  WebSocketDynamoDbIntegration,
  type WebSocketDynamoDbQueryOptions,
  WebSocketMappingValue,
  type WebSocketRouteIntegrationBase,
  WebSocketValidations,
} from '../../../lib';
import { TABLE_RULES } from '../../../lib/validation/rules/table-rules';
import { describeRules } from './describe-rules';
import { l1, type Program, program, ROLE_ARN } from './program';

const { contextVariable, requestBody, literal, NULL } = WebSocketMappingValue;
const { STRING, NUMBER } = AttributeType;

/** A table with a key of two attributes, an index by room and a local index. */
function rooms(stack: Stack): Table {
  const table = new Table(stack, 'Table', {
    partitionKey: { name: 'room', type: STRING },
    sortKey: { name: 'at', type: NUMBER },
  });
  table.addGlobalSecondaryIndex({ indexName: 'byUser', partitionKey: { name: 'user', type: STRING } });
  table.addLocalSecondaryIndex({ indexName: 'byName', sortKey: { name: 'name', type: STRING } });
  return table;
}

function route(make: (stack: Stack) => WebSocketRouteIntegrationBase): Program {
  return program((stack) => {
    const integration = make(stack);
    new WebSocketApi(stack, 'Api').addRoute('send', { integration, returnResponse: true });
  });
}

function deleteItem(key: { [name: string]: unknown }): Program {
  return route((stack) => WebSocketDynamoDbIntegration.deleteItem('Backend', rooms(stack), { key }));
}

function putItem(item: { [name: string]: unknown }): Program {
  return route((stack) => WebSocketDynamoDbIntegration.putItem('Backend', rooms(stack), { item }));
}

function query(options: Partial<WebSocketDynamoDbQueryOptions>): Program {
  return route((stack) =>
    WebSocketDynamoDbIntegration.query('Backend', rooms(stack), {
      keyConditionExpression: 'room = :room',
      expressionAttributeValues: { ':room': requestBody('$.room') },
      ...options,
    }),
  );
}

const BY_USER: Partial<WebSocketDynamoDbQueryOptions> = {
  indexName: 'byUser',
  keyConditionExpression: '#user = :user',
  expressionAttributeNames: { '#user': 'user' },
  expressionAttributeValues: { ':user': 'x' },
};

/** A request of a template that this package did not write. */
function request(
  action: string,
  members: object,
  tableOf: (stack: Stack) => string = (stack) => rooms(stack).tableName,
) {
  return text(action, (stack) => JSON.stringify({ TableName: tableOf(stack), ...members }));
}

function text(action: string, template: (stack: Stack) => string): Program {
  return program((stack) => {
    const requestTemplate = template(stack);
    const { apiId } = new WebSocketApi(stack, 'Api');
    new CfnIntegration(stack, 'Integration', {
      apiId,
      integrationType: 'AWS',
      integrationMethod: 'POST',
      integrationUri: `arn:aws:apigateway:${stack.region}:dynamodb:action/${action}`,
      credentialsArn: ROLE_ARN,
      requestTemplates: { $default: requestTemplate },
      templateSelectionExpression: '\\$default',
    });
    WebSocketValidations.check(stack);
  });
}

const KEY = { room: { S: '$context.connectionId' }, at: { N: '1' } };
const KEY_NAMES = '"room" and "at"';

describeRules(TABLE_RULES, {
  'table-key-mismatch': {
    passing: [
      deleteItem({ room: contextVariable('connectionId'), at: contextVariable('requestTimeEpoch') }),
      deleteItem({ room: requestBody('$.room'), at: requestBody('$.at').orElse(1) }),
      deleteItem({ room: Token.asString({ Ref: 'Room' }), at: Token.asNumber({ Ref: 'At' }) }),
      deleteItem({ [Token.asString({ Ref: 'Name' })]: 'x' }),
      putItem({ room: 'a', at: 1, text: true, user: requestBody('$.user').orOmit() }),
      query({
        keyConditionExpression: '#r = :room AND #a BETWEEN :a AND :b',
        expressionAttributeNames: { '#r': 'room', '#a': 'at' },
        expressionAttributeValues: { ':room': 'x', ':a': 1, ':b': 2 },
      }),
      query(BY_USER),
      query({
        indexName: 'byName',
        keyConditionExpression: 'room = :room and begins_with(#n, :n)',
        expressionAttributeNames: { '#n': 'name' },
        expressionAttributeValues: { ':room': 'x', ':n': 'y' },
      }),
      query({ keyConditionExpression: Token.asString({ Ref: 'Condition' }), expressionAttributeValues: {} }),
      // The key of an imported table, and one that a token hides, are unknown.
      route((stack) =>
        WebSocketDynamoDbIntegration.deleteItem('Backend', Table.fromTableName(stack, 'Table', 'rooms'), {
          key: { id: 'x' },
        }),
      ),
      route((stack) => {
        const table = rooms(stack);
        (table.node.defaultChild as CfnTable).addPropertyOverride('KeySchema', Fn.ref('Schema'));
        return WebSocketDynamoDbIntegration.deleteItem('Backend', table, { key: { id: 'x' } });
      }),
      request('DeleteItem', { Key: KEY }),
      // Members under a condition, a key that the message completes, and another table.
      text(
        'DeleteItem',
        (stack) =>
          `{"TableName":"${rooms(stack).tableName}","Key":{"at":{"N":"1"}#if($context.connectionId),"room":{"S":"x"}#end}}`,
      ),
      text('DeleteItem', (stack) => `{"TableName":"${rooms(stack).tableName}","Key":$util.parseJson("{}")}`),
      request('DeleteItem', { Key: { id: { S: 'x' } } }, () => 'other'),
      request('DeleteItem', { Key: { id: { S: 'x' } } }, (stack) => `${rooms(stack).tableName}-2`),
      request('Scan', {}),
      text('Scan', () => "$input.json('$')"),
      l1({ integration: { requestTemplates: { $default: '{"TableName":"x","Key":{}}' } } }),
    ],
    failing: [
      [
        deleteItem({ at: 1 }),
        `key lacks an attribute of the table's key at "Backend", got "at"; add "room"; the key is ${KEY_NAMES}`,
      ],
      [
        route((stack) =>
          WebSocketDynamoDbIntegration.deleteItem(
            'Backend',
            new TableV2(stack, 'Table', { partitionKey: { name: 'id', type: STRING } }),
            { key: { id: 'x', room: 'y' } },
          ),
        ),
        'key has an attribute that is not in the table\'s key at "Backend", got "room"; remove it; the key is "id"',
      ],
      [
        deleteItem({ room: contextVariable('connectedAt'), at: 1 }),
        'key has a key attribute of another type than the table at "Backend", got "room"; use a string',
      ],
      [
        deleteItem({ room: 'a', at: literal('1') }),
        'key has a key attribute of another type than the table at "Backend", got "at"; use a number',
      ],
      [
        deleteItem({}),
        'key has no attributes, and every table has a key, at "Backend"; add the attributes of the table\'s key to key',
      ],
      ...[null, NULL, true, ['a'], { a: 1 }].map((room): [Program, string] => [
        putItem({ room, at: 1 }),
        'item has a key attribute of another type than the table at "Backend", got "room"; use a string',
      ]),
      [putItem({ room: '', at: 1 }), 'key attribute "room" of item is empty at "Backend"; use a value with content'],
      [
        putItem({ room: 'a', at: 1, user: 5 }),
        'item has a key attribute of another type than the table at "Backend", got "user"; use a string',
      ],
      [
        query({ keyConditionExpression: 'id = :room' }),
        `keyConditionExpression does not name the partition key at "Backend", got "id = :room"; add a condition that "room" equals a value; the key is ${KEY_NAMES} [table-key-mismatch]\n` +
          `keyConditionExpression names an attribute that is not in the key at "Backend", got "id"; move it to filterExpression; the key is ${KEY_NAMES}`,
      ],
      [
        query({ ...BY_USER, expressionAttributeNames: { '#user': 'name' } }),
        'keyConditionExpression does not name the partition key at "Backend", got "#user = :user"; add a condition that "user" equals a value; the key is "user" [table-key-mismatch]\n' +
          'keyConditionExpression names an attribute that is not in the key at "Backend", got "name"; move it to filterExpression; the key is "user"',
      ],
    ],
  },
  'table-index-unknown': {
    passing: [
      query(BY_USER),
      // An index that is added after the integration.
      route((stack) => {
        const table = new Table(stack, 'Table', { partitionKey: { name: 'room', type: STRING } });
        const integration = WebSocketDynamoDbIntegration.query('Backend', table, {
          keyConditionExpression: '#user = :user',
          ...BY_USER,
        });
        table.addGlobalSecondaryIndex({ indexName: 'byUser', partitionKey: { name: 'user', type: STRING } });
        return integration;
      }),
      // An index that a token names.
      route((stack) => {
        const table = rooms(stack);
        (table.node.defaultChild as CfnTable).addPropertyOverride('LocalSecondaryIndexes', Fn.ref('Indexes'));
        return WebSocketDynamoDbIntegration.query('Backend', table, {
          keyConditionExpression: 'room = :room',
          expressionAttributeValues: { ':room': 'x' },
          indexName: 'byAge',
        });
      }),
      query({ indexName: Token.asString({ Ref: 'Index' }) }),
    ],
    failing: [
      [
        query({ indexName: 'byAge' }),
        'the table has no such index, at "Stack/Api/send-Route/Backend", got "byAge"; use byUser or byName, or add the index',
      ],
      [
        route((stack) =>
          WebSocketDynamoDbIntegration.query(
            'Backend',
            new TableV2(stack, 'Table', { partitionKey: { name: 'id', type: STRING } }),
            {
              keyConditionExpression: 'id = :id',
              expressionAttributeValues: { ':id': 'x' },
              exclusiveStartKey: requestBody('$.next'),
              indexName: 'byAge',
            },
          ),
        ),
        'the table has no such index, at "Stack/Api/send-Route/Backend", got "byAge"; add the index to the table',
      ],
    ],
  },
  'consistent-read-of-global-index': {
    passing: [
      query({ consistentRead: true }),
      query({ consistentRead: true, indexName: 'byName' }),
      query({ ...BY_USER, consistentRead: false }),
    ],
    failing: [
      [
        query({ ...BY_USER, consistentRead: true }),
        'a global secondary index does not support consistent reads, at "Stack/Api/send-Route/Backend", got "byUser"; ' +
          'leave out the consistent read, or query the table or a local index',
      ],
    ],
  },
  'expression-placeholder-mismatch': {
    passing: [
      query({
        filterExpression: '#s = :s',
        projectionExpression: '#s',
        expressionAttributeNames: { '#s': 'status' },
        expressionAttributeValues: { ':room': 'x', ':s': 1 },
      }),
      query({ filterExpression: Token.asString({ Ref: 'Filter' }), expressionAttributeValues: { ':other': 1 } }),
      query({ expressionAttributeValues: { ':room': 'x', [Token.asString({ Ref: 'Name' })]: 1 } }),
      request('UpdateItem', {
        Key: KEY,
        UpdateExpression: 'SET #a = :b',
        ExpressionAttributeNames: { '#a': 'x' },
        ExpressionAttributeValues: { ':b': { S: '$context.stage' } },
      }),
      request('UpdateItem', {
        Key: KEY,
        UpdateExpression: '$context.stage',
        ExpressionAttributeValues: { ':b': { S: '1' } },
      }),
    ],
    failing: [
      [
        query({ filterExpression: '#s = :s' }),
        'an expression uses a name that expressionAttributeNames does not define at "Backend", got "#s"; add it to expressionAttributeNames [expression-placeholder-mismatch]\n' +
          'an expression uses a value that expressionAttributeValues does not define at "Backend", got ":s"; add it to expressionAttributeValues',
      ],
      [
        query({ expressionAttributeValues: { ':room': 'x', ':z': 1 } }),
        'expressionAttributeValues defines a value that no expression uses at "Backend", got ":z"; use it in an expression as a name that begins with ":", or remove it',
      ],
      [
        query({ expressionAttributeNames: { status: 'status' } }),
        'expressionAttributeNames defines a name that no expression uses at "Backend", got "status"; use it in an expression as a name that begins with "#", or remove it',
      ],
    ],
  },
  'query-limit-invalid': {
    passing: [query({ limit: 1 }), query({ limit: Token.asNumber({ Ref: 'Limit' }) })],
    failing: [0, -1, 1.5].map((limit) => [
      query({ limit }),
      `limit is not a positive integer at "Backend", got ${limit}; use 1 or more, or leave it out`,
    ]),
  },
});

describe('a request of a template that this package did not write is a warning', () => {
  const warningsOf = ({ run }: Program) => {
    const stack = new Stack(new App(), 'Stack');
    run(stack);
    return Annotations.fromStack(stack)
      .findWarning('*', Match.anyValue())
      .map(({ entry }) =>
        String(entry.data).replace(/ at "Stack\/Integration".*\[ack: cdk-websocket-integrations:(.*)\]$/, ' [$1]'),
      );
  };

  test.each<[string, Program, readonly string[]]>([
    [
      'of a key',
      request('DeleteItem', { Key: { room: { N: '1' }, id: { S: 'x' } } }),
      [
        "key lacks an attribute of the table's key [table-key-mismatch]",
        "key has an attribute that is not in the table's key [table-key-mismatch]",
        'key has a key attribute of another type than the table [table-key-mismatch]',
      ],
    ],
    [
      'of an item',
      request('PutItem', { Item: { room: { SS: ['x'] }, at: { N: '' } } }),
      [
        'item has a key attribute of another type than the table [table-key-mismatch]',
        'key attribute "at" of item is empty [table-key-mismatch]',
      ],
    ],
    [
      'of a table by its name',
      text('GetItem', (stack) => {
        new Table(stack, 'Named', { tableName: 'named', partitionKey: { name: 'id', type: STRING } });
        return '{"TableName":"named","Key":{"room":{"S":"x"}}}';
      }),
      [
        "key lacks an attribute of the table's key [table-key-mismatch]",
        "key has an attribute that is not in the table's key [table-key-mismatch]",
      ],
    ],
    [
      'of a table by Fn::Sub',
      text('GetItem', (stack) => {
        rooms(stack);
        return Fn.sub('{"TableName":"${TableCD117FA1}","Key":{}}');
      }),
      ['key has no attributes, and every table has a key, [table-key-mismatch]'],
    ],
    [
      'of a query',
      request('Query', {
        IndexName: 'byAge',
        KeyConditionExpression: 'room = :a',
        ExpressionAttributeValues: { ':b': { S: 'x' } },
        Limit: 0,
      }),
      [
        'the table has no such index, [table-index-unknown]',
        'an expression uses a value that expressionAttributeValues does not define [expression-placeholder-mismatch]',
        'expressionAttributeValues defines a value that no expression uses [expression-placeholder-mismatch]',
        'limit is not a positive integer [query-limit-invalid]',
      ],
    ],
    [
      'of an index',
      request('Query', {
        IndexName: 'byUser',
        KeyConditionExpression: '#u = :u',
        ExpressionAttributeNames: { '#u': '$context.stage' },
        ExpressionAttributeValues: { ':u': { S: 'x' } },
        ConsistentRead: true,
      }),
      ['a global secondary index does not support consistent reads, [consistent-read-of-global-index]'],
    ],
  ])('%s', (_, failing, expected) => {
    expect(warningsOf(failing).sort()).toEqual([...expected].sort());
  });
});
