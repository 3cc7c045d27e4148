import assert from 'node:assert/strict';
import { CfnOutput, Duration } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import {
  WebSocketDynamoDbAttributeValue,
  WebSocketDynamoDbIntegration,
  WebSocketDynamoDbReturnValues,
  WebSocketMappingValue,
} from 'cdk-websocket-integrations';
import { deployRoute } from '../deployed-route.mjs';
import { HOSTILE, hostileMessage, messageOf } from '../messages.mjs';

const { requestBody, contextVariable, epochSeconds, format } = WebSocketMappingValue;

/** A table with the key `id` and an index by room. */
function routeTo(aws, action, options) {
  return deployRoute(aws, (stack) => {
    const table = new Table(stack, 'Table', {
      partitionKey: { name: 'id', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
    });
    table.addGlobalSecondaryIndex({
      indexName: 'byRoom',
      partitionKey: { name: 'room', type: AttributeType.STRING },
      sortKey: { name: 'at', type: AttributeType.NUMBER },
    });
    new CfnOutput(stack, 'TableName', { value: table.tableName });
    return WebSocketDynamoDbIntegration[action]('Send', table, options);
  });
}

const put = (aws, { outputs: { TableName } }, Item) => aws.call('dynamodb', 'put_item', { TableName, Item });

async function items(aws, { outputs: { TableName } }) {
  const { Items } = await aws.call('dynamodb', 'scan', { TableName });
  return Items;
}

const OK = { message: 'OK', requestId: 'O4eZ-FGvPHcFmOw=' };
const id = { S: HOSTILE };

export default {
  'DynamoDB PutItem: an item has what the message has, by its types': async (aws) => {
    const value = {
      text: HOSTILE,
      empty: '',
      count: 12.5,
      is: true,
      nothing: null,
      list: [1, [HOSTILE], {}],
      [HOSTILE]: { deep: [] },
    };
    const route = await routeTo(aws, 'putItem', {
      item: {
        id: contextVariable('connectionId'),
        value: requestBody('$.value'),
        text: format('said {}', requestBody('$.value.text')),
        missing: requestBody('$.missing'),
        fixed: { text: HOSTILE, list: [1, false, null] },
        expiresAt: epochSeconds(Duration.hours(2)),
      },
    });
    const message = messageOf({ value });
    const { reply } = await route.succeeds(message);

    assert.deepEqual(await items(aws, route), [
      {
        id: { S: message.connectionId },
        value: {
          M: {
            text: { S: HOSTILE },
            empty: { S: '' },
            count: { N: '12.5' },
            is: { BOOL: true },
            nothing: { NULL: true },
            list: { L: [{ N: '1' }, { L: [{ S: HOSTILE }] }, { M: {} }] },
            [HOSTILE]: { M: { deep: { L: [] } } },
          },
        },
        text: { S: `said ${HOSTILE}` },
        missing: { NULL: true },
        fixed: { M: { text: { S: HOSTILE }, list: { L: [{ N: '1' }, { BOOL: false }, { NULL: true }] } } },
        // The time of a message of the tester, and two hours.
        expiresAt: { N: String(Math.floor(Date.parse('2026-01-02T03:04:05.678Z') / 1000) + 7200) },
      },
    ]);
    assert.deepEqual(reply.bodyAsJson(), OK);
  },

  'DynamoDB PutItem: a condition that does not hold': async (aws) => {
    const route = await routeTo(aws, 'putItem', {
      item: { id: requestBody('$.text'), by: 'second' },
      conditionExpression: 'attribute_not_exists(#id) OR #id <> :id',
      expressionAttributeNames: { '#id': 'id' },
      expressionAttributeValues: { ':id': requestBody('$.text') },
    });
    await put(aws, route, { id, by: { S: 'first' } });
    const { body } = await route.fails(hostileMessage, 400);

    assert.match(body, /ConditionalCheckFailedException/);
    assert.deepEqual(await items(aws, route), [{ id, by: { S: 'first' } }]);
  },

  'DynamoDB GetItem: the client gets the item as plain JSON': async (aws) => {
    const route = await routeTo(aws, 'getItem', { key: { id: requestBody('$.text') }, consistentRead: true });
    await put(aws, route, {
      id,
      count: { N: '-1.5e3' },
      is: { BOOL: false },
      nothing: { NULL: true },
      set: { SS: ['a', HOSTILE] },
      numbers: { NS: ['1', '2'] },
      bytes: { B: { $bytes: Buffer.from(HOSTILE).toString('base64') } },
      map: { M: { [HOSTILE]: { L: [id, { M: {} }] } } },
    });
    const { set, numbers, ...rest } = (await route.succeeds(hostileMessage)).reply.bodyAsJson();

    assert.deepEqual(rest, {
      id: HOSTILE,
      count: -1500,
      is: false,
      nothing: null,
      bytes: Buffer.from(HOSTILE).toString('base64'),
      map: { [HOSTILE]: [HOSTILE, {}] },
    });
    assert.deepEqual([set.sort(), numbers.sort()], [['a', HOSTILE].sort(), [1, 2]]);
  },

  'DynamoDB GetItem: some attributes, and an item that is not there': async (aws) => {
    const route = await routeTo(aws, 'getItem', {
      key: { id: requestBody('$.text') },
      projectionExpression: '#name, room',
      expressionAttributeNames: { '#name': 'name' },
    });
    assert.equal((await route.succeeds(hostileMessage)).reply.body, 'null');
    await put(aws, route, { id, name: id, room: { S: 'r' }, more: { S: 'x' } });
    assert.deepEqual((await route.succeeds(hostileMessage)).reply.bodyAsJson(), { name: HOSTILE, room: 'r' });
  },

  'DynamoDB UpdateItem: an item is changed, if a condition holds': async (aws) => {
    const route = await routeTo(aws, 'updateItem', {
      key: { id: requestBody('$.id') },
      updateExpression: 'SET #text = :text ADD edits :one',
      conditionExpression: 'attribute_exists(id)',
      expressionAttributeNames: { '#text': 'text' },
      expressionAttributeValues: { ':text': requestBody('$.text'), ':one': 1 },
    });
    await put(aws, route, { id, edits: { N: '4' } });
    const { reply } = await route.succeeds(messageOf({ id: HOSTILE, text: HOSTILE }));

    assert.deepEqual(await items(aws, route), [{ id, text: { S: HOSTILE }, edits: { N: '5' } }]);
    assert.deepEqual(reply.bodyAsJson(), OK);
    await route.fails(messageOf({ id: 'other', text: HOSTILE }), 400);
    assert.equal((await items(aws, route)).length, 1);
  },

  'DynamoDB DeleteItem: an item is gone, if a condition holds': async (aws) => {
    const route = await routeTo(aws, 'deleteItem', {
      key: { id: requestBody('$.text') },
      conditionExpression: '#owner = :owner',
      expressionAttributeNames: { '#owner': 'owner' },
      expressionAttributeValues: { ':owner': contextVariable('connectionId') },
    });
    await put(aws, route, { id, owner: { S: 'other' } });
    await route.fails(hostileMessage, 400);
    assert.equal((await items(aws, route)).length, 1);

    await put(aws, route, { id, owner: { S: hostileMessage.connectionId } });
    const { reply } = await route.succeeds(hostileMessage);
    assert.deepEqual(await items(aws, route), []);
    assert.deepEqual(reply.bodyAsJson(), OK);
  },

  'DynamoDB Query: the client gets the items of an index as plain JSON': async (aws) => {
    const route = await routeTo(aws, 'query', {
      indexName: 'byRoom',
      keyConditionExpression: 'room = :room AND #at > :since',
      filterExpression: '#text <> :text',
      expressionAttributeNames: { '#at': 'at', '#text': 'text' },
      expressionAttributeValues: { ':room': requestBody('$.room'), ':since': requestBody('$.since'), ':text': 'no' },
      scanIndexForward: false,
    });
    const said = (at, text, room = HOSTILE) =>
      put(aws, route, { id: { S: `${at}` }, room: { S: room }, at: { N: `${at}` }, text: { S: text } });
    await said(1, 'too early');
    await said(2, HOSTILE);
    await said(3, 'no');
    await said(4, 'second');
    await said(5, 'elsewhere', 'other');
    const { reply } = await route.succeeds(messageOf({ room: HOSTILE, since: 1 }));
    const none = await route.succeeds(messageOf({ room: 'none', since: 1 }));

    assert.deepEqual(reply.bodyAsJson(), {
      items: [
        { id: '4', room: HOSTILE, at: 4, text: 'second' },
        { id: '2', room: HOSTILE, at: 2, text: HOSTILE },
      ],
      lastEvaluatedKey: null,
    });
    assert.deepEqual(none.reply.bodyAsJson(), { items: [], lastEvaluatedKey: null });
  },

  'DynamoDB Query: a table that is gone': async (aws) => {
    const route = await routeTo(aws, 'query', {
      keyConditionExpression: 'id = :id',
      expressionAttributeValues: { ':id': requestBody('$.text') },
      projectionExpression: 'id',
      limit: 1,
    });
    await put(aws, route, { id, more: { S: 'x' } });
    assert.deepEqual((await route.succeeds(hostileMessage)).reply.bodyAsJson().items, [{ id: HOSTILE }]);
    await aws.call('dynamodb', 'delete_table', { TableName: route.outputs.TableName });

    await route.fails(hostileMessage, 400);
  },

  'DynamoDB PutItem: sets, bytes, and an attribute that is left out': async (aws) => {
    const { fromStringSet, fromNumberSet, fromBinarySet, fromBinary } = WebSocketDynamoDbAttributeValue;
    const { base64 } = WebSocketMappingValue;
    const route = await routeTo(aws, 'putItem', {
      item: {
        id: requestBody('$.text'),
        tags: fromStringSet(['fixed', requestBody('$.text')]),
        all: fromStringSet(requestBody('$.tags')),
        scores: fromNumberSet(requestBody('$.scores')),
        parts: fromBinarySet(['AQID']),
        photo: fromBinary(base64(requestBody('$.text'))),
        nickname: requestBody('$.nickname').orOmit(),
      },
    });
    await route.succeeds(messageOf({ text: HOSTILE, tags: [HOSTILE, 'b'], scores: [1, 2.5] }));
    const [item] = await items(aws, route);

    assert.deepEqual(item.id, id);
    assert.deepEqual(item.tags.SS.sort(), ['fixed', HOSTILE].sort());
    assert.deepEqual(item.all.SS.sort(), [HOSTILE, 'b'].sort());
    assert.deepEqual(item.scores.NS.sort(), ['1', '2.5']);
    assert.equal(item.photo.B.toString('utf8'), HOSTILE);
    assert.deepEqual([...item.parts.BS[0]], [1, 2, 3]);
    assert.equal('nickname' in item, false);
  },

  'DynamoDB UpdateItem: the client gets the values that are asked for': async (aws) => {
    const route = await routeTo(aws, 'updateItem', {
      key: { id: requestBody('$.text') },
      updateExpression: 'SET room = :room ADD visits :one',
      expressionAttributeValues: { ':room': requestBody('$.room'), ':one': 1 },
      returnValues: WebSocketDynamoDbReturnValues.ALL_NEW,
    });
    await put(aws, route, { id, visits: { N: '4' } });
    const { reply } = await route.succeeds(messageOf({ text: HOSTILE, room: HOSTILE }));

    assert.deepEqual(reply.bodyAsJson(), { id: HOSTILE, room: HOSTILE, visits: 5 });
  },

  'DynamoDB Query: a client turns pages with the key that it got': async (aws) => {
    const route = await routeTo(aws, 'query', {
      indexName: 'byRoom',
      keyConditionExpression: 'room = :room',
      expressionAttributeValues: { ':room': requestBody('$.room') },
      exclusiveStartKey: requestBody('$.next'),
      limit: 2,
    });
    for (const at of [1, 2, 3]) {
      await put(aws, route, { id: { S: `${at}` }, room: { S: HOSTILE }, at: { N: `${at}` } });
    }
    const first = (await route.succeeds(messageOf({ room: HOSTILE }))).reply.bodyAsJson();
    const second = (
      await route.succeeds(messageOf({ room: HOSTILE, next: first.lastEvaluatedKey }))
    ).reply.bodyAsJson();

    assert.deepEqual(
      first.items.map((item) => item.at),
      [1, 2],
    );
    assert.deepEqual(first.lastEvaluatedKey, { id: '2', room: HOSTILE, at: 2 });
    assert.deepEqual(
      second.items.map((item) => item.at),
      [3],
    );
    assert.equal(second.lastEvaluatedKey, null);
  },
};
