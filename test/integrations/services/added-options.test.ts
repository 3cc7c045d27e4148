import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { WebSocketApi, type WebSocketRouteIntegration } from 'aws-cdk-lib/aws-apigatewayv2';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import {
  WebSocketDynamoDbAttributeValue,
  WebSocketDynamoDbIntegration,
  WebSocketDynamoDbReturnValues,
  WebSocketKinesisIntegration,
  WebSocketMappingValue,
  WebSocketMockIntegration,
  WebSocketS3Integration,
  WebSocketSnsIntegration,
  WebSocketSqsIntegration,
  WebSocketStepFunctionsIntegration,
} from '../../../lib';
import { RouteTester } from '../../../lib/testing';
import { form, HOSTILE, messageOf, ServiceRoute, table } from './service';

const { requestBody, literal, contextVariable, base64 } = WebSocketMappingValue;
const { fromStringSet, fromNumberSet, fromBinarySet, fromBinary } = WebSocketDynamoDbAttributeValue;

const jsonOf = (make: (stack: Stack) => WebSocketRouteIntegration, values: object) =>
  JSON.parse(new ServiceRoute(make).tester.renderRequest(messageOf(values)).body ?? '');

describe('a mock that does nothing', () => {
  test.each(['$connect', '$disconnect'])('serves %s in one line, without a warning', (routeKey) => {
    const stack = new Stack(new App(), 'Stack');
    const api = new WebSocketApi(stack, 'Api');
    api.addRoute(routeKey, { integration: WebSocketMockIntegration.noOp('Nothing') });

    const tester = RouteTester.fromStack(stack, routeKey);
    if (routeKey === '$connect') {
      expect(tester.renderReply({}).statusCode).toBe(200);
    }
    Annotations.fromStack(stack).hasNoWarning('*', Match.anyValue());
    Annotations.fromStack(stack).hasNoError('*', Match.anyValue());
  });
});

describe('what a write returns', () => {
  test('is asked for, and reaches the client as plain JSON', () => {
    const route = new ServiceRoute((stack) =>
      WebSocketDynamoDbIntegration.updateItem('Send', table(stack), {
        key: { id: 'x' },
        updateExpression: 'SET a = :a',
        expressionAttributeValues: { ':a': requestBody('$.text') },
        returnValues: WebSocketDynamoDbReturnValues.ALL_NEW,
      }),
    );
    const request = JSON.parse(route.tester.renderRequest(messageOf({ text: HOSTILE })).body ?? '');
    const reply = (body: object) =>
      route.tester.renderReply({ body: JSON.stringify(body), message: messageOf({}) }).body;

    expect(request).toMatchObject({ ReturnValues: 'ALL_NEW' });
    expect(JSON.parse(reply({ Attributes: { id: { S: HOSTILE }, n: { N: '1' } } }) ?? '')).toEqual({
      id: HOSTILE,
      n: 1,
    });
    expect(reply({})).toBe('null');
  });
});

describe('pages of a query', () => {
  const queryFrom = (exclusiveStartKey: WebSocketMappingValue) => (stack: Stack) =>
    WebSocketDynamoDbIntegration.query('Send', table(stack), {
      keyConditionExpression: 'id = :id',
      expressionAttributeValues: { ':id': requestBody('$.id') },
      exclusiveStartKey,
    });
  const query = queryFrom(requestBody('$.next'));

  test('start where the client says, with a key of any text', () => {
    expect(jsonOf(query, { id: HOSTILE, next: { id: HOSTILE, at: 5, [HOSTILE]: '' } })).toMatchObject({
      ExclusiveStartKey: { id: { S: HOSTILE }, at: { N: '5' }, [HOSTILE]: { S: '' } },
      ExpressionAttributeValues: { ':id': { S: HOSTILE } },
    });
  });

  test.each([
    ['missing', {}],
    ['null', { next: null }],
    ['empty', { next: {} }],
    ['a string', { next: '{"M":{"id":{"S":"x"}}}' }],
    ['a list', { next: [1] }],
    ['a number', { next: 1 }],
    ['true', { next: true }],
  ])('start at the first one when the key is %s', (_, values) => {
    expect(jsonOf(query, { id: 'a', ...values })).not.toHaveProperty('ExclusiveStartKey');
  });

  test('leave the key out in any case', () => {
    const omitted = queryFrom(requestBody('$.next').orOmit());

    expect(jsonOf(omitted, { id: 'a' })).toEqual(jsonOf(query, { id: 'a' }));
    expect(jsonOf(omitted, { id: 'a', next: { id: 'b' } })).toEqual(jsonOf(query, { id: 'a', next: { id: 'b' } }));
  });

  test.each([
    ['a variable', contextVariable('connectionId')],
    ['a constant', literal('{"id":"b"}')],
    ['a response', WebSocketMappingValue.responseBody('$.next')],
  ])('fails for the key of %s, which is not an object of the message', (_, key) => {
    expect(() => new ServiceRoute(queryFrom(key))).toThrow(/exclusiveStartKey.*pass an object of the message/);
  });

  test('end with a key for the next page, or null', () => {
    const { tester } = new ServiceRoute(query);
    const reply = (body: object) =>
      JSON.parse(tester.renderReply({ body: JSON.stringify(body), message: messageOf({}) }).body ?? '');
    expect(reply({ Items: [], LastEvaluatedKey: { id: { S: HOSTILE } } })).toEqual({
      items: [],
      lastEvaluatedKey: { id: HOSTILE },
    });
    expect(reply({ Items: [] })).toEqual({ items: [], lastEvaluatedKey: null });
  });
});

describe('sets and bytes', () => {
  const item = (value: unknown) => (stack: Stack) =>
    WebSocketDynamoDbIntegration.putItem('Send', table(stack), {
      item: { id: 'x', value, text: requestBody('$.text') },
    });
  const attributeOf = (value: unknown, values: object) => jsonOf(item(value), { text: HOSTILE, ...values }).Item.value;

  test('of a list of values', () => {
    expect(attributeOf(fromStringSet(['a', HOSTILE, requestBody('$.text')]), {})).toEqual({
      SS: ['a', HOSTILE, HOSTILE],
    });
    expect(attributeOf(fromNumberSet([1, 2.5, requestBody('$.n')]), { n: 7 })).toEqual({ NS: ['1', '2.5', '7'] });
    expect(attributeOf(fromBinarySet(['aGk=', base64(requestBody('$.text'))]), {})).toEqual({
      BS: ['aGk=', Buffer.from(HOSTILE).toString('base64')],
    });
    expect(attributeOf(fromBinary(requestBody('$.bytes')), { bytes: 'aGk=' })).toEqual({ B: 'aGk=' });
  });

  test('of a list in the message, of which nothing but strings comes', () => {
    expect(attributeOf(fromStringSet(requestBody('$.tags')), { tags: ['a', HOSTILE] })).toEqual({ SS: ['a', HOSTILE] });
    expect(attributeOf(fromNumberSet(requestBody('$.tags')), { tags: [1, 2.5, '"]},"x":{"S":"'] })).toEqual({
      NS: ['1', '2.5', '"]},"x":{"S":"'],
    });
    for (const tags of [undefined, null, [], 'text', { a: 1 }, 5, Array.from({ length: 1001 }, () => 'x')]) {
      expect(attributeOf(fromStringSet(requestBody('$.tags')), { tags })).toEqual({ SS: [] });
    }
  });

  test.each([
    ['an empty list', []],
    ['string', 'a'],
    ['literal("a")', literal('a')],
  ])('fails for %s', (_, values) => {
    expect(() => new ServiceRoute(item(fromStringSet(values)))).toThrow(/\[mapping-template-invalid\]$/);
  });
});

describe('number attributes and values that are left out', () => {
  test('of an SQS message', () => {
    const { tester } = new ServiceRoute((stack) =>
      WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend'), {
        messageAttributes: { b: requestBody('$.b').orOmit(), c: literal('x') },
        numberMessageAttributes: { a: requestBody('$.a') },
      }),
    );
    const fixed = {
      'MessageAttribute.1.Name': 'a',
      'MessageAttribute.1.Value.DataType': 'Number',
      'MessageAttribute.1.Value.StringValue': '5',
      'MessageAttribute.2.Name': 'c',
      'MessageAttribute.2.Value.DataType': 'String',
      'MessageAttribute.2.Value.StringValue': 'x',
    };
    expect(form(tester.renderRequest(messageOf({ a: 5 })).body)).toMatchObject(fixed);
    expect(form(tester.renderRequest(messageOf({ a: 5 })).body)).not.toHaveProperty(['MessageAttribute.3.Name']);
    expect(form(tester.renderRequest(messageOf({ a: 5, b: HOSTILE })).body)).toMatchObject({
      ...fixed,
      'MessageAttribute.3.Name': 'b',
      'MessageAttribute.3.Value.StringValue': HOSTILE,
    });
  });

  test('of an SNS message, its subject too', () => {
    const { tester } = new ServiceRoute((stack) =>
      WebSocketSnsIntegration.publish('Send', new Topic(stack, 'Backend'), {
        subject: requestBody('$.subject').orOmit(),
        numberMessageAttributes: { a: requestBody('$.a').orOmit() },
      }),
    );
    expect(form(tester.renderRequest(messageOf({})).body)).toEqual({
      Action: 'Publish',
      Message: expect.any(String),
      TopicArn: expect.any(String),
    });
    expect(form(tester.renderRequest(messageOf({ subject: 's', a: 5 })).body)).toMatchObject({
      Subject: 's',
      'MessageAttributes.entry.1.Value.DataType': 'Number',
      'MessageAttributes.entry.1.Value.StringValue': '5',
    });
  });

  test('of an execution and a record', () => {
    const execution = (stack: Stack) =>
      WebSocketStepFunctionsIntegration.startExecution(
        'Send',
        StateMachine.fromStateMachineArn(stack, 'Backend', 'arn:aws:states:eu-west-1:111122223333:stateMachine:chat'),
        { name: requestBody('$.name').orOmit() },
      );
    expect(jsonOf(execution, {})).not.toHaveProperty('name');
    expect(jsonOf(execution, { name: 5 })).toMatchObject({ name: '5' });

    const record = (stack: Stack) =>
      WebSocketKinesisIntegration.putRecord('Send', new Stream(stack, 'Backend'), {
        partitionKey: contextVariable('connectionId'),
        explicitHashKey: requestBody('$.hash').orOmit(),
      });
    expect(jsonOf(record, {})).not.toHaveProperty('ExplicitHashKey');
    expect(jsonOf(record, { hash: '340282366920938463463374607431768211455' })).toMatchObject({
      ExplicitHashKey: '340282366920938463463374607431768211455',
    });
  });
});

test('metadata of an object are headers', () => {
  const { tester } = new ServiceRoute((stack) =>
    WebSocketS3Integration.putObject('Send', new Bucket(stack, 'Backend'), {
      key: literal('x'),
      metadata: { 'connection-id': contextVariable('connectionId'), fixed: literal('a b') },
    }),
  );
  expect(tester.renderRequest(messageOf({})).headers).toMatchObject({
    'x-amz-meta-connection-id': 'L0SM9cOFvHcCIhw=',
    'x-amz-meta-fixed': 'a b',
  });
});
