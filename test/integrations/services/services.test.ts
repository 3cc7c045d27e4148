import { App, Aws, CfnParameter, Duration, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import {
  type CfnRoute,
  CfnRouteResponse,
  CfnStage,
  HttpMethod,
  WebSocketApi,
  WebSocketRoute,
  type WebSocketRouteIntegration,
  WebSocketStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { AttributeType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Stream, StreamEncryption } from 'aws-cdk-lib/aws-kinesis';
import { DeliveryStream } from 'aws-cdk-lib/aws-kinesisfirehose';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import {
  CustomerManagedEncryptionConfiguration,
  DefinitionBody,
  Pass,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import {
  WebSocketAwsServiceIntegration,
  WebSocketDynamoDbIntegration,
  WebSocketEventBridgeIntegration,
  WebSocketFirehoseIntegration,
  WebSocketIntegrationResponseKey,
  WebSocketKinesisIntegration,
  WebSocketMappingTemplate,
  WebSocketMappingValue,
  WebSocketS3Integration,
  WebSocketSnsIntegration,
  WebSocketSqsIntegration,
  WebSocketStepFunctionsIntegration,
} from '../../../lib';
import { RouteTester } from '../../../lib/testing';
import { HOSTILE, messageOf, ServiceRoute } from './service';

const { requestBody, contextVariable, stageVariable, literal, format, jsonText, epochSeconds } = WebSocketMappingValue;
const message = messageOf({ text: HOSTILE, room: 'a/../b' });
const { connectionId } = message;

function form(body: string | undefined): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(body));
}

function stateMachine(stack: Stack, stateMachineType = StateMachineType.EXPRESS): StateMachine {
  const definitionBody = DefinitionBody.fromChainable(new Pass(stack, 'Pass'));
  return new StateMachine(stack, 'Backend', { definitionBody, stateMachineType });
}

function table(stack: Stack): Table {
  return new Table(stack, 'Backend', { partitionKey: { name: 'id', type: AttributeType.STRING } });
}

function deliveryStream(stack: Stack) {
  return DeliveryStream.fromDeliveryStreamAttributes(stack, 'Backend', {
    deliveryStreamArn: 'arn:aws:firehose:eu-west-1:111122223333:deliverystream/messages',
    role: Role.fromRoleName(stack, 'Delivery', 'delivery'),
  });
}

const partition = { Ref: 'AWS::Partition' };
const uri = (tail: string) => ({ 'Fn::Join': ['', ['arn:', partition, `:apigateway:eu-west-1:${tail}`]] });

interface Expected {
  readonly make: (stack: Stack) => WebSocketRouteIntegration;
  readonly uri: unknown;
  readonly statement: { readonly Action: string; readonly Resource: unknown };
  readonly answer: object;
  readonly reply: unknown;
}

const services: Record<string, Expected> = {
  'sqs SendMessage': {
    make: (stack) => WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend')),
    uri: {
      'Fn::Join': [
        '',
        [
          'arn:',
          partition,
          ':apigateway:eu-west-1:sqs:path/111122223333/',
          { 'Fn::GetAtt': ['BackendEC8447F5', 'QueueName'] },
        ],
      ],
    },
    statement: { Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] } },
    answer: { SendMessageResponse: { SendMessageResult: { MessageId: 'm-1' } } },
    reply: { messageId: 'm-1' },
  },
  'sns Publish': {
    make: (stack) => WebSocketSnsIntegration.publish('Send', new Topic(stack, 'Backend')),
    uri: uri('sns:action/Publish'),
    statement: { Action: 'sns:Publish', Resource: { Ref: 'BackendEC8447F5' } },
    answer: { PublishResponse: { PublishResult: { MessageId: 'm-1' } } },
    reply: { messageId: 'm-1' },
  },
  'events PutEvents': {
    make: (stack) =>
      WebSocketEventBridgeIntegration.putEvents('Send', new EventBus(stack, 'Backend'), {
        source: literal('chat'),
        detailType: contextVariable('routeKey'),
      }),
    uri: uri('events:action/PutEvents'),
    statement: { Action: 'events:PutEvents', Resource: { 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] } },
    answer: { FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException', ErrorMessage: 'arn:aws:…' }] },
    reply: { errorCode: 'ThrottlingException', eventId: null, failedEntryCount: 1 },
  },
  'states StartExecution': {
    make: (stack) => WebSocketStepFunctionsIntegration.startExecution('Send', stateMachine(stack)),
    uri: uri('states:action/StartExecution'),
    statement: { Action: 'states:StartExecution', Resource: { Ref: 'BackendEC8447F5' } },
    answer: { executionArn: 'arn:aws:states:eu-west-1:111122223333:execution:a:b', startDate: 1.7e9 },
    reply: { startDate: 1.7e9 },
  },
  'states StartSyncExecution': {
    make: (stack) => WebSocketStepFunctionsIntegration.startSyncExecution('Send', stateMachine(stack)),
    uri: uri('states:action/StartSyncExecution'),
    statement: { Action: 'states:StartSyncExecution', Resource: { Ref: 'BackendEC8447F5' } },
    answer: { executionArn: 'arn:…', status: 'SUCCEEDED', output: JSON.stringify({ text: HOSTILE }) },
    reply: { text: HOSTILE },
  },
  'dynamodb PutItem': {
    make: (stack) => WebSocketDynamoDbIntegration.putItem('Send', table(stack), { item: { id: 'x' } }),
    uri: uri('dynamodb:action/PutItem'),
    statement: { Action: 'dynamodb:PutItem', Resource: { 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] } },
    answer: {},
    reply: { message: 'OK', requestId: expect.any(String) },
  },
  'dynamodb UpdateItem': {
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
  },
  'dynamodb DeleteItem': {
    make: (stack) => WebSocketDynamoDbIntegration.deleteItem('Send', table(stack), { key: { id: 'x' } }),
    uri: uri('dynamodb:action/DeleteItem'),
    statement: { Action: 'dynamodb:DeleteItem', Resource: { 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] } },
    answer: {},
    reply: { message: 'OK', requestId: expect.any(String) },
  },
  'dynamodb GetItem': {
    make: (stack) => WebSocketDynamoDbIntegration.getItem('Send', table(stack), { key: { id: requestBody('$.room') } }),
    uri: uri('dynamodb:action/GetItem'),
    statement: { Action: 'dynamodb:GetItem', Resource: { 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] } },
    answer: { Item: { id: { S: HOSTILE }, n: { N: '5' } } },
    reply: { id: HOSTILE, n: 5 },
  },
  'dynamodb Query': {
    make: (stack) =>
      WebSocketDynamoDbIntegration.query('Send', table(stack), {
        keyConditionExpression: 'id = :id',
        expressionAttributeValues: { ':id': requestBody('$.room') },
      }),
    uri: uri('dynamodb:action/Query'),
    statement: { Action: 'dynamodb:Query', Resource: { 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] } },
    answer: { Items: [{ id: { S: HOSTILE } }, { id: { S: 'b' } }], Count: 2 },
    reply: { items: [{ id: HOSTILE }, { id: 'b' }] },
  },
  'kinesis PutRecord': {
    make: (stack) =>
      WebSocketKinesisIntegration.putRecord(
        'Send',
        new Stream(stack, 'Backend', { encryption: StreamEncryption.UNENCRYPTED }),
        { partitionKey: contextVariable('connectionId') },
      ),
    uri: uri('kinesis:action/PutRecord'),
    statement: { Action: 'kinesis:PutRecord', Resource: { 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] } },
    answer: { SequenceNumber: '1', ShardId: 'shard-0' },
    reply: { sequenceNumber: '1', shardId: 'shard-0' },
  },
  'firehose PutRecord': {
    make: (stack) => WebSocketFirehoseIntegration.putRecord('Send', deliveryStream(stack)),
    uri: uri('firehose:action/PutRecord'),
    statement: {
      Action: 'firehose:PutRecord',
      Resource: 'arn:aws:firehose:eu-west-1:111122223333:deliverystream/messages',
    },
    answer: { RecordId: 'r-1' },
    reply: { recordId: 'r-1' },
  },
  's3 PutObject': {
    make: (stack) =>
      WebSocketS3Integration.putObject('Send', new Bucket(stack, 'Backend'), {
        key: format('rooms/room-{}/{}.json', requestBody('$.room'), contextVariable('requestId')),
      }),
    uri: {
      'Fn::Join': [
        '',
        [
          'arn:',
          partition,
          ':apigateway:eu-west-1:s3:path/',
          { Ref: 'BackendEC8447F5' },
          '/rooms/room-{key1}/{key2}.json',
        ],
      ],
    },
    statement: {
      Action: 's3:PutObject',
      Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] }, '/rooms/room-*/*.json']] },
    },
    answer: {},
    reply: { message: 'OK', requestId: expect.any(String) },
  },
  's3 GetObject': {
    make: (stack) =>
      WebSocketS3Integration.getObject('Send', new Bucket(stack, 'Backend'), { key: literal('rooms/all $.json') }),
    uri: {
      'Fn::Join': [
        '',
        ['arn:', partition, ':apigateway:eu-west-1:s3:path/', { Ref: 'BackendEC8447F5' }, '/rooms/all%20%24.json'],
      ],
    },
    statement: {
      Action: 's3:GetObject',
      Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] }, '/rooms/all ${$}.json']] },
    },
    answer: { text: HOSTILE },
    reply: { text: HOSTILE },
  },
  'states SendTaskSuccess': {
    make: () =>
      WebSocketAwsServiceIntegration.call('Send', 'states', 'SendTaskSuccess', {
        iamResources: ['*'],
        requestTemplate: WebSocketMappingTemplate.json({
          taskToken: requestBody('$.token'),
          output: format('{}', requestBody()),
        }),
      }),
    uri: uri('states:action/SendTaskSuccess'),
    statement: { Action: 'states:SendTaskSuccess', Resource: '*' },
    answer: { a: 1 },
    reply: { a: 1 },
  },
};

describe.each(Object.entries(services))('%s', (_, expected) => {
  const route = new ServiceRoute(expected.make);

  test('has a role of its own that may do this and no more', () => {
    expect(route.statements).toContainEqual({ ...expected.statement, Effect: 'Allow' });
    expect(
      route.statements.filter((statement) => JSON.stringify(statement).includes(expected.statement.Action)),
    ).toHaveLength(1);
    route.template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'apigateway.amazonaws.com' } }],
      },
      Policies: [{ PolicyDocument: { Statement: [{ ...expected.statement, Effect: 'Allow' }] } }],
    });
  });

  test('calls the service in its region and partition', () => {
    const [integration] = route.propertiesOf('AWS::ApiGatewayV2::Integration');

    expect(integration).toMatchObject({ IntegrationType: 'AWS', IntegrationUri: expected.uri });
    expect(integration?.CredentialsArn).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/SendRole/), 'Arn'] });
  });

  test('tells the client of a two-way route what came out', () => {
    const reply = route.tester.renderResponse({ body: JSON.stringify(expected.answer), message });

    expect(JSON.parse(reply.body ?? '')).toEqual(expected.reply);
  });

  test('tells the client of a two-way route of a failure, and nothing of the account', () => {
    const body = JSON.stringify({ __type: 'AccessDenied', message: 'arn:aws:iam::111122223333:role/x is not allowed' });
    const reply = route.tester.renderResponse({ statusCode: 400, body, message });

    expect(JSON.parse(reply.body ?? '')).toEqual({
      message: 'Request failed',
      connectionId,
      requestId: expect.any(String),
    });
  });

  test('has no responses on a one-way route', () => {
    const oneWay = new ServiceRoute(expected.make, false);

    expect(oneWay.propertiesOf('AWS::ApiGatewayV2::IntegrationResponse')).toEqual([]);
    Annotations.fromStack(oneWay.stack).hasNoWarning('*', Match.anyValue());
  });
});

describe('an SQS message', () => {
  test('is the message of the client as it was sent', () => {
    const request = new ServiceRoute((stack) =>
      WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend')),
    ).tester.renderRequest(message);

    expect(request.method).toBe('POST');
    expect(request.uri).toMatch(/^https:\/\/sqs\.eu-west-1\.amazonaws\.com\/111122223333\//);
    expect(request.headers).toMatchObject({ 'Content-Type': 'application/x-www-form-urlencoded' });
    expect(form(request.body)).toEqual({ Action: 'SendMessage', MessageBody: message.body });
  });

  test('has attributes, a delay and a body of its own', () => {
    const request = new ServiceRoute((stack) =>
      WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend'), {
        messageBody: jsonText({ text: requestBody('$.text') }),
        messageAttributes: { text: requestBody('$.text'), connectionId: contextVariable('connectionId') },
        delay: Duration.minutes(15),
      }),
    ).tester.renderRequest(message);

    expect(form(request.body)).toEqual({
      Action: 'SendMessage',
      MessageBody: expect.any(String),
      DelaySeconds: '900',
      'MessageAttribute.1.Name': 'connectionId',
      'MessageAttribute.1.Value.DataType': 'String',
      'MessageAttribute.1.Value.StringValue': connectionId,
      'MessageAttribute.2.Name': 'text',
      'MessageAttribute.2.Value.DataType': 'String',
      'MessageAttribute.2.Value.StringValue': HOSTILE,
    });
    expect(JSON.parse(form(request.body).MessageBody as string)).toEqual({ text: HOSTILE });
  });

  test('has a delay that is known at deployment', () => {
    const route = new ServiceRoute((stack) =>
      WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend'), {
        delay: Duration.seconds(new CfnParameter(stack, 'Delay', { type: 'Number', default: 5 }).valueAsNumber),
      }),
    );

    expect(form(route.tester.renderRequest(message).body)).toMatchObject({ DelaySeconds: '5' });
  });

  test('has a group and an id on a FIFO queue', () => {
    const request = new ServiceRoute((stack) =>
      WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend', { fifo: true }), {
        messageGroupId: requestBody('$.text'),
        messageDeduplicationId: contextVariable('requestId'),
      }),
    ).tester.renderRequest(message);

    expect(form(request.body)).toMatchObject({ MessageGroupId: HOSTILE, MessageDeduplicationId: expect.any(String) });
  });

  test('needs no id where the queue makes one of the content, or is imported', () => {
    const messageGroupId = contextVariable('connectionId');
    for (const queueOf of [
      (stack: Stack) => new Queue(stack, 'Backend', { fifo: true, contentBasedDeduplication: true }),
      (stack: Stack) => Queue.fromQueueArn(stack, 'Backend', 'arn:aws:sqs:eu-west-1:111122223333:orders.fifo'),
    ]) {
      const route = new ServiceRoute((stack) =>
        WebSocketSqsIntegration.sendMessage('Send', queueOf(stack), { messageGroupId }),
      );
      expect(form(route.tester.renderRequest(message).body)).toMatchObject({ MessageGroupId: connectionId });
    }
  });

  test.each<[string, object, object]>([
    [
      'messageGroupId is required by a FIFO queue at "Stack/Backend"; set it, for example to ' +
        'WebSocketMappingValue.contextVariable("connectionId") [fifo-needs-group-id]',
      { fifo: true },
      {},
    ],
    [
      'messageDeduplicationId is required by a FIFO queue without content-based deduplication at "Stack/Backend"; ' +
        'set it, for example to WebSocketMappingValue.contextVariable("requestId") [fifo-needs-deduplication-id]',
      { fifo: true },
      { messageGroupId: contextVariable('connectionId') },
    ],
    [
      'delay of a message is not supported by a FIFO queue at "Stack/Backend"; ' +
        'set deliveryDelay of the queue, or leave delay out [delay-on-fifo-queue]',
      { fifo: true },
      { delay: Duration.seconds(1) },
    ],
    [
      'delay is out of range at "Stack/Backend", got "901 s"; use 0 to 900 seconds [delay-out-of-range]',
      {},
      { delay: Duration.seconds(901) },
    ],
  ])('fails: %s', (error, props, options) => {
    expect(
      () =>
        new ServiceRoute((stack) =>
          WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend', props), options),
        ),
    ).toThrow(new Error(error));
  });
});

describe('an SNS message', () => {
  test('has subject and attributes', () => {
    const request = new ServiceRoute((stack) =>
      WebSocketSnsIntegration.publish('Send', new Topic(stack, 'Backend'), {
        subject: requestBody('$.text'),
        messageAttributes: { text: requestBody('$.text') },
      }),
    ).tester.renderRequest(message);

    expect(form(request.body)).toEqual({
      Action: 'Publish',
      TopicArn: expect.any(String),
      Message: message.body,
      Subject: HOSTILE,
      'MessageAttributes.entry.1.Name': 'text',
      'MessageAttributes.entry.1.Value.DataType': 'String',
      'MessageAttributes.entry.1.Value.StringValue': HOSTILE,
    });
  });

  test('has a group and an id on a FIFO topic', () => {
    const request = new ServiceRoute((stack) =>
      WebSocketSnsIntegration.publish('Send', new Topic(stack, 'Backend', { fifo: true }), {
        message: requestBody('$.text'),
        messageGroupId: requestBody('$.room'),
        messageDeduplicationId: requestBody('$.text'),
      }),
    ).tester.renderRequest(message);

    expect(form(request.body)).toMatchObject({
      Message: HOSTILE,
      MessageGroupId: 'a/../b',
      MessageDeduplicationId: HOSTILE,
    });
  });

  test.each<[string, object]>([
    [
      'messageGroupId is required by a FIFO topic at "Stack/Backend"; set it, for example to ' +
        'WebSocketMappingValue.contextVariable("connectionId") [fifo-needs-group-id]',
      {},
    ],
    [
      'messageDeduplicationId is required by a FIFO topic without content-based deduplication at "Stack/Backend"; ' +
        'set it, for example to WebSocketMappingValue.contextVariable("requestId") [fifo-needs-deduplication-id]',
      { messageGroupId: contextVariable('connectionId') },
    ],
  ])('fails: %s', (error, options) => {
    expect(
      () =>
        new ServiceRoute((stack) =>
          WebSocketSnsIntegration.publish('Send', new Topic(stack, 'Backend', { fifo: true }), options),
        ),
    ).toThrow(new Error(error));
  });
});

test('an event has its detail as a text of JSON', () => {
  const request = new ServiceRoute((stack) =>
    WebSocketEventBridgeIntegration.putEvents('Send', EventBus.fromEventBusName(stack, 'Backend', 'default'), {
      source: literal('chat'),
      detailType: requestBody('$.action'),
      detail: jsonText({ text: requestBody('$.text'), connectionId: contextVariable('connectionId') }),
      resources: [literal('arn:aws:chat')],
    }),
  ).tester.renderRequest(message);
  const { Entries } = JSON.parse(request.body ?? '');

  expect(request.headers).toMatchObject({
    'Content-Type': 'application/x-amz-json-1.1',
    'X-Amz-Target': 'AWSEvents.PutEvents',
  });
  expect(Entries).toEqual([
    {
      Source: 'chat',
      DetailType: 'send',
      Detail: expect.any(String),
      EventBusName: 'default',
      Resources: ['arn:aws:chat'],
    },
  ]);
  expect(JSON.parse(Entries[0].Detail)).toEqual({ text: HOSTILE, connectionId });
});

describe('an execution', () => {
  test('has the message as its input, and a name', () => {
    const request = new ServiceRoute((stack) =>
      WebSocketStepFunctionsIntegration.startExecution('Send', stateMachine(stack, StateMachineType.STANDARD), {
        name: contextVariable('requestId'),
      }),
    ).tester.renderRequest(message);

    expect(JSON.parse(request.body ?? '')).toEqual({
      input: message.body,
      name: expect.any(String),
      stateMachineArn: expect.any(String),
    });
  });

  test('that fails shows its error and not its cause', () => {
    const route = new ServiceRoute((stack) =>
      WebSocketStepFunctionsIntegration.startSyncExecution('Send', stateMachine(stack), {
        input: requestBody('$.text'),
      }),
    );
    const body = JSON.stringify({
      status: 'FAILED',
      error: 'Refused',
      cause: 'at /var/task/index.js:3',
      executionArn: 'arn:…',
    });

    expect(JSON.parse(route.tester.renderResponse({ body, message }).body ?? '')).toEqual({
      message: 'Request failed',
      status: 'FAILED',
      error: 'Refused',
      connectionId,
      requestId: expect.any(String),
    });
  });

  test('of an imported state machine can be waited for', () => {
    const arn = 'arn:aws:states:eu-west-1:111122223333:stateMachine:express';
    const route = new ServiceRoute((stack) =>
      WebSocketStepFunctionsIntegration.startSyncExecution(
        'Send',
        StateMachine.fromStateMachineArn(stack, 'Backend', arn),
      ),
    );

    expect(JSON.parse(route.tester.renderRequest(message).body ?? '')).toEqual({
      input: message.body,
      stateMachineArn: arn,
    });
  });

  test('fails to be waited for unless the state machine is an express one', () => {
    expect(
      () =>
        new ServiceRoute((stack) =>
          WebSocketStepFunctionsIntegration.startSyncExecution('Send', stateMachine(stack, StateMachineType.STANDARD)),
        ),
    ).toThrow(
      new Error(
        'only an express state machine can be waited for at "Stack/Backend", got "STANDARD"; set stateMachineType: ' +
          'StateMachineType.EXPRESS, or use startExecution [sync-execution-needs-express]',
      ),
    );
  });
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
      WebSocketDynamoDbIntegration.query('Send', table(stack), {
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

    expect(JSON.parse(route.tester.renderResponse({ body: JSON.stringify({ Item }), message }).body ?? '')).toEqual({
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

    expect(route.tester.renderResponse({ body: JSON.stringify(answer), message }).body).toBe('null');
  });

  test('among others of too many values makes null of all, rather than of a part', () => {
    const route = new ServiceRoute((stack) =>
      WebSocketDynamoDbIntegration.query('Send', table(stack), { keyConditionExpression: 'id = :id' }),
    );
    const Items = [{ list: { L: Array.from({ length: 1001 }, () => ({ N: '1' })) } }, { id: { S: 'x' } }];

    expect(route.tester.renderResponse({ body: JSON.stringify({ Items }), message }).body).toBe('{"items":null}');
    expect(route.tester.renderResponse({ body: '{"Items":[]}', message }).body).toBe('{"items":[]}');
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
    ).toThrow(/^value cannot be written to a mapping template at "attribute\.id", got "Duration"/);
  });
});

test('a record of Kinesis has its data in base64', () => {
  const request = new ServiceRoute((stack) =>
    WebSocketKinesisIntegration.putRecord('Send', new Stream(stack, 'Backend'), {
      partitionKey: requestBody('$.room'),
      data: requestBody('$.text'),
    }),
  ).tester.renderRequest(message);
  const body = JSON.parse(request.body ?? '');

  expect(body).toEqual({ StreamName: expect.any(String), PartitionKey: 'a/../b', Data: expect.any(String) });
  expect(Buffer.from(body.Data, 'base64').toString('utf8')).toBe(HOSTILE);
});

test.each([
  [undefined, message.body],
  [true, `${message.body}\n`],
])('a record of Firehose with appendNewline %s', (appendNewline, expected) => {
  const request = new ServiceRoute((stack) =>
    WebSocketFirehoseIntegration.putRecord('Send', deliveryStream(stack), { appendNewline }),
  ).tester.renderRequest(message);

  expect(Buffer.from(JSON.parse(request.body ?? '').Record.Data, 'base64').toString('utf8')).toBe(expected);
});

describe('an object', () => {
  test('has a key that no client leads out of its place', () => {
    const request = new ServiceRoute((stack) =>
      WebSocketS3Integration.putObject('Send', new Bucket(stack, 'Backend'), {
        key: format('rooms/room-{}', requestBody('$.room')),
        body: requestBody('$.text'),
        contentType: literal('text/plain'),
      }),
    ).tester.renderRequest(message);

    expect(request.method).toBe('PUT');
    expect(request.uri).toMatch(/\/rooms\/room-a%2F\.\.%2Fb$/);
    expect(request.headers).toMatchObject({ 'Content-Type': 'text/plain' });
    expect(request.body).toBe(HOSTILE);
  });

  test.each([
    ['alone', requestBody('$.room')],
    ['in a segment', format('rooms/{}/x', requestBody('$.room'))],
    ['beside dots', format('.{}', requestBody('$.room'))],
    ['beside another', format('{}{}', requestBody('$.room'), requestBody('$.text'))],
    ['from an authorizer', format('a/{}', contextVariable('authorizer.name'))],
    ['from the identity', format('a/{}', contextVariable('identity.userAgent'))],
  ])('fails with a key that has a value of the client %s', (_, key) => {
    expect(
      () =>
        new ServiceRoute((stack) => WebSocketS3Integration.getObject('Send', new Bucket(stack, 'Backend'), { key })),
    ).toThrow(
      /^key of an object has a part between slashes that a client fills alone, which is .*; put a text before it, such as "room-\{\}" \[object-key-unsafe\]$/,
    );
  });

  test('fails with a key that no path can have', () => {
    expect(
      () =>
        new ServiceRoute((stack) =>
          WebSocketS3Integration.getObject('Send', new Bucket(stack, 'Backend'), {
            key: format('room-{}', requestBody()),
          }),
        ),
    ).toThrow(/^pathParameters\["key1"\] cannot hold the whole message at "Send", got "requestBody\(\)"/);
  });

  test('has a key of tokens too', () => {
    const route = new ServiceRoute((stack) =>
      WebSocketS3Integration.getObject('Send', new Bucket(stack, 'Backend'), {
        key: format('{}/{}/{}', stageVariable('env'), literal(Aws.STACK_NAME), contextVariable('connectionId')),
      }),
    );

    expect(route.statements).toEqual([expect.objectContaining({ Action: 's3:GetObject' })]);
  });
});

test('any action of any service can be called', () => {
  const request = new ServiceRoute(() =>
    WebSocketAwsServiceIntegration.call('Send', 'scheduler', 'CreateSchedule', {
      path: '/schedules/{name}',
      pathParameters: { name: contextVariable('requestId') },
      queryStrings: { from: literal('websocket') },
      method: HttpMethod.PUT,
      target: 'Scheduler.Create',
      contentType: 'application/x-amz-json-1.1',
      headers: { 'X-Trace': contextVariable('requestId') },
      iamAction: 'scheduler:CreateSchedule',
      iamResources: ['arn:aws:scheduler:eu-west-1:111122223333:schedule/default/*'],
    }),
  ).tester.renderRequest(message);

  expect(request.method).toBe('PUT');
  expect(request.uri).toMatch(/^https:\/\/scheduler\.eu-west-1\.amazonaws\.com\/schedules\/[\w%=-]+\?from=websocket$/);
  expect(request.headers).toMatchObject({ 'X-Amz-Target': 'Scheduler.Create', 'X-Trace': expect.any(String) });
  expect(request.body).toBe(message.body);
});

describe('the role', () => {
  const encrypted: [string, string[], (stack: Stack, encryptionKey: Key) => WebSocketRouteIntegration][] = [
    [
      'a queue',
      ['kms:GenerateDataKey', 'kms:Decrypt'],
      (stack, encryptionMasterKey) =>
        WebSocketSqsIntegration.sendMessage(
          'Send',
          new Queue(stack, 'Backend', { encryption: QueueEncryption.KMS, encryptionMasterKey }),
        ),
    ],
    [
      'a topic',
      ['kms:GenerateDataKey', 'kms:Decrypt'],
      (stack, masterKey) => WebSocketSnsIntegration.publish('Send', new Topic(stack, 'Backend', { masterKey })),
    ],
    [
      'a stream',
      ['kms:GenerateDataKey'],
      (stack, encryptionKey) =>
        WebSocketKinesisIntegration.putRecord('Send', new Stream(stack, 'Backend', { encryptionKey }), {
          partitionKey: literal('x'),
        }),
    ],
    [
      'a bucket',
      ['kms:Decrypt'],
      (stack, encryptionKey) =>
        WebSocketS3Integration.getObject(
          'Send',
          new Bucket(stack, 'Backend', { encryption: BucketEncryption.KMS, encryptionKey }),
          {
            key: literal('x'),
          },
        ),
    ],
    [
      'a table',
      ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
      (stack, encryptionKey) =>
        WebSocketDynamoDbIntegration.putItem(
          'Send',
          new Table(stack, 'Backend', {
            partitionKey: { name: 'id', type: AttributeType.STRING },
            encryption: TableEncryption.CUSTOMER_MANAGED,
            encryptionKey,
          }),
          { item: { id: 'x' } },
        ),
    ],
  ];

  test.each(encrypted)('may use the key of %s', (_, actions, make) => {
    const route = new ServiceRoute((stack) => make(stack, new Key(stack, 'Key')));

    expect(route.statements).toContainEqual({
      Action: actions.length === 1 ? actions[0] : actions,
      Effect: 'Allow',
      Resource: { 'Fn::GetAtt': [route.idOf('Key'), 'Arn'] },
    });
    expect(route.statements).toHaveLength(2);
  });

  test('can be shared, and gets every permission', () => {
    const route = new ServiceRoute((stack) => {
      const credentialsRole = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('apigateway.amazonaws.com') });
      return WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend'), { credentialsRole });
    });
    const credentialsRole = route.stack.node.findChild('Role') as Role;
    const topic = new Topic(route.stack, 'Topic');
    route.api.addRoute('publish', {
      integration: WebSocketSnsIntegration.publish('Publish', topic, { credentialsRole }),
    });

    expect(route.propertiesOf('AWS::IAM::Role')).toHaveLength(1);
    expect(route.statements).toEqual([
      { Action: 'sqs:SendMessage', Effect: 'Allow', Resource: { 'Fn::GetAtt': ['BackendEC8447F5', 'Arn'] } },
      { Action: 'sns:Publish', Effect: 'Allow', Resource: { Ref: route.idOf('Topic') } },
    ]);
    Annotations.fromStack(route.stack).hasNoWarning('*', Match.anyValue());
  });

  test('that is imported and takes no change is a warning with the statement to add', () => {
    const route = new ServiceRoute((stack) =>
      WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend'), {
        credentialsRole: Role.fromRoleName(stack, 'Role', 'gateway', { mutable: false }),
      }),
    );

    Annotations.fromStack(route.stack).hasWarning(
      '/Stack/Api/send-Route',
      Match.stringLikeRegexp(
        '^role "Stack/Role.*" is imported and takes no permission at "Stack/Api/send-Route"; add ' +
          '\\{"Action":"sqs:SendMessage","Effect":"Allow","Resource":\\{"Fn::GetAtt":\\["BackendEC8447F5","Arn"\\]\\}\\} to its policy ' +
          '\\[ack: cdk-websocket-integrations:permission-not-added\\]$',
      ),
    );
  });

  test('that is imported and takes a change gets the permission', () => {
    const route = new ServiceRoute((stack) =>
      WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend'), {
        credentialsRole: Role.fromRoleName(stack, 'Role', 'gateway'),
      }),
    );

    expect(route.statements).toHaveLength(1);
    Annotations.fromStack(route.stack).hasNoWarning('*', Match.anyValue());
  });

  test('for a queue of another account is a warning of what that account has to allow', () => {
    const route = new ServiceRoute((stack) =>
      WebSocketSqsIntegration.sendMessage(
        'Send',
        Queue.fromQueueArn(stack, 'Backend', 'arn:aws:sqs:us-east-1:444455556666:orders'),
      ),
    );

    Annotations.fromStack(route.stack).hasWarning(
      '/Stack/Api/send-Route',
      '"Stack/Backend" belongs to account 444455556666, which has to allow the call as well, at "Stack/Api/send-Route"; let its ' +
        'policy allow sqs:SendMessage to the role of the integration [ack: cdk-websocket-integrations:resource-of-another-account]',
    );
    expect(route.tester.renderRequest(message).uri).toBe('https://sqs.us-east-1.amazonaws.com/444455556666/orders');
  });
});

test('300 routes to one queue fit into a stack, with one integration', () => {
  const route = new ServiceRoute((stack) => WebSocketSqsIntegration.sendMessage('Other', new Queue(stack, 'Backend')));
  const integration = WebSocketSqsIntegration.sendMessage('Send', route.stack.node.findChild('Backend') as Queue);
  for (let index = 0; index < 300; index += 1) {
    route.api.addRoute(`route${index}`, { integration });
  }

  expect(Object.keys(route.template.toJSON().Resources).length).toBeLessThan(320);
});

test('responses of the user take the place of those that come by themselves', () => {
  const responses = [{ key: WebSocketIntegrationResponseKey.DEFAULT }];
  const route = new ServiceRoute((stack) =>
    WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend'), {
      responses,
      timeout: Duration.seconds(3),
    }),
  );

  expect(route.propertiesOf('AWS::ApiGatewayV2::IntegrationResponse')).toHaveLength(1);
  expect(route.propertiesOf('AWS::ApiGatewayV2::Integration')[0]).toMatchObject({ TimeoutInMillis: 3000 });
});

test('a response that is added later takes the place of the one with its key', () => {
  const { NULL } = WebSocketMappingValue;
  const integration = WebSocketAwsServiceIntegration.call('Send', 'sns', 'Publish', { iamResources: ['*'] });
  const route = new ServiceRoute(() => integration);
  integration.addResponse({
    key: WebSocketIntegrationResponseKey.DEFAULT,
    template: WebSocketMappingTemplate.json({ failed: NULL }),
  });

  expect(route.propertiesOf('AWS::ApiGatewayV2::IntegrationResponse')).toHaveLength(2);
  expect(route.tester.renderResponse({ statusCode: 500, message }).body).toBe('{"failed":null}');
  expect(route.tester.renderResponse({ statusCode: 200, body: 'done', message }).body).toBe('done');
});

test('a route that an L1 makes two-way gets its responses as well', () => {
  const route = new ServiceRoute(
    (stack) => WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend')),
    false,
  );
  const resource = route.api.node.findChild('send-Route').node.defaultChild as CfnRoute;
  new CfnRouteResponse(route.stack, 'Reply', {
    apiId: route.api.apiId,
    routeId: resource.ref,
    routeResponseKey: '$default',
  });

  expect(route.propertiesOf('AWS::ApiGatewayV2::IntegrationResponse')).toHaveLength(2);
});

test('a stage that refers to the API by its logical id waits as well', () => {
  const route = new ServiceRoute((stack) => WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend')));
  new CfnStage(route.stack, 'Stage', { apiId: Fn.ref(route.idOf('Api')), stageName: 'prod', autoDeploy: true });

  const [stage] = Object.values(route.template.findResources('AWS::ApiGatewayV2::Stage'));
  expect(stage?.DependsOn).toHaveLength(3);
});

test('APIs of nested stacks that are alike have nothing to wait for of each other', () => {
  const stack = new Stack(new App(), 'Stack');
  for (const id of ['A', 'B']) {
    const nested = new NestedStack(stack, id);
    const api = new WebSocketApi(nested, 'Api');
    new WebSocketStage(nested, 'Stage', { webSocketApi: api, stageName: 'prod', autoDeploy: true });
    api.addRoute('send', {
      integration: WebSocketSqsIntegration.sendMessage('Send', new Queue(nested, 'Backend')),
      returnResponse: true,
    });
  }

  const nested = Object.values(Template.fromStack(stack).findResources('AWS::CloudFormation::Stack'));
  expect(nested.map(({ DependsOn }) => DependsOn)).toEqual([undefined, undefined]);
});

test('$connect gets a response for a success, which completes it, and none that could for a failure', () => {
  const stack = new Stack(new App(), 'Stack');
  const api = new WebSocketApi(stack, 'Api');
  api.addRoute('$connect', {
    integration: WebSocketDynamoDbIntegration.putItem('Connect', table(stack), {
      item: { id: contextVariable('connectionId'), agent: WebSocketMappingValue.requestHeader('User-Agent') },
    }),
  });

  Template.fromStack(stack).resourceCountIs('AWS::ApiGatewayV2::IntegrationResponse', 1);
  const reply = RouteTester.fromStack(stack, '$connect').renderResponse({ statusCode: 200, body: '{}' });
  expect(reply.statusCode).toBe(200);
});

test('a stage waits for responses that come by themselves, wherever it stands', () => {
  const stack = new Stack(new App(), 'Stack');
  const imported = WebSocketApi.fromWebSocketApiAttributes(stack, 'Api', { webSocketId: 'a1b2c3' });
  new WebSocketStage(stack, 'Stage', { webSocketApi: imported, stageName: 'prod', autoDeploy: true });
  new WebSocketRoute(stack, 'Route', {
    webSocketApi: imported,
    routeKey: 'send',
    integration: WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend')),
    returnResponse: true,
  });

  const { Resources } = Template.fromStack(stack).toJSON();
  const responses = Object.keys(Resources).filter((id) => Resources[id].Type.endsWith('::IntegrationResponse'));
  const [stage] = Object.values<{ Type: string; DependsOn?: string[] }>(Resources).filter(({ Type }) =>
    Type.endsWith('::Stage'),
  );
  expect(stage?.DependsOn).toEqual(expect.arrayContaining(responses));
  expect(responses).toHaveLength(2);
});

test.each([
  ['requestHeader("User-Agent")', WebSocketMappingValue.requestHeader('User-Agent')],
  ['requestQueryString("token")', WebSocketMappingValue.requestQueryString('token')],
])('fails with %s where no route is $connect', (shown, id) => {
  const route = new ServiceRoute((stack) =>
    WebSocketDynamoDbIntegration.putItem('Send', table(stack), { item: { id } }),
  );

  expect(() => route.template).toThrow(
    `requestTemplate has a value that is empty, since no route of the integration is "$connect", at ` +
      `"Stack/Api/send-Route/Send", got ${JSON.stringify(shown)}; use requestBody or contextVariable, or store the value on ` +
      '$connect [connect-only-source]',
  );
});

test('an integration that $connect shares may take what only $connect has', () => {
  const stack = new Stack(new App(), 'Stack');
  const api = new WebSocketApi(stack, 'Api');
  const integration = WebSocketDynamoDbIntegration.putItem('Store', table(stack), {
    item: {
      id: contextVariable('connectionId'),
      user: WebSocketMappingValue.requestQueryString('user').orElse('none'),
    },
  });
  api.addRoute('$connect', { integration });
  api.addRoute('renew', { integration });

  expect(() => Template.fromStack(stack)).not.toThrow();
});

describe('a resource of another region and account', () => {
  const elsewhere = (service: string, tail: string) => `arn:aws:${service}:eu-central-1:444455556666:${tail}`;

  test.each<[string, (stack: Stack) => WebSocketRouteIntegration, object]>([
    [
      'a bus',
      (stack) =>
        WebSocketEventBridgeIntegration.putEvents(
          'Send',
          EventBus.fromEventBusArn(stack, 'Backend', elsewhere('events', 'event-bus/orders')),
          { source: literal('chat'), detailType: literal('message') },
        ),
      { Entries: [expect.objectContaining({ EventBusName: elsewhere('events', 'event-bus/orders') })] },
    ],
    [
      'a table',
      (stack) =>
        WebSocketDynamoDbIntegration.deleteItem(
          'Send',
          Table.fromTableArn(stack, 'Backend', elsewhere('dynamodb', 'table/orders')),
          { key: { id: 'x' } },
        ),
      { TableName: elsewhere('dynamodb', 'table/orders') },
    ],
    [
      'a stream',
      (stack) =>
        WebSocketKinesisIntegration.putRecord(
          'Send',
          Stream.fromStreamArn(stack, 'Backend', elsewhere('kinesis', 'stream/orders')),
          { partitionKey: literal('x') },
        ),
      { StreamARN: elsewhere('kinesis', 'stream/orders') },
    ],
  ])('is %s that is called there by its ARN, and a warning', (_, make, body) => {
    const route = new ServiceRoute(make);
    const request = route.tester.renderRequest(message);

    expect(request.uri).toContain('.eu-central-1.amazonaws.com/');
    expect(JSON.parse(request.body ?? '')).toMatchObject(body);
    Annotations.fromStack(route.stack).hasWarning('*', Match.stringLikeRegexp('belongs to account 444455556666'));
  });
});

test('an imported FIFO topic may make ids of the content', () => {
  const route = new ServiceRoute((stack) =>
    WebSocketSnsIntegration.publish(
      'Send',
      Topic.fromTopicArn(stack, 'Backend', 'arn:aws:sns:eu-west-1:111122223333:orders.fifo'),
      { messageGroupId: contextVariable('connectionId') },
    ),
  );

  expect(form(route.tester.renderRequest(message).body)).toMatchObject({ MessageGroupId: connectionId });
});

test('no delay is one that a FIFO queue takes', () => {
  const route = new ServiceRoute((stack) =>
    WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend', { fifo: true }), {
      delay: Duration.seconds(0),
      messageGroupId: literal('x'),
      messageDeduplicationId: literal('x'),
    }),
  );

  expect(form(route.tester.renderRequest(message).body)).not.toHaveProperty('DelaySeconds');
});

test('who waits for an execution may decrypt the definition of the state machine', () => {
  const route = new ServiceRoute((stack) => {
    const machine = new StateMachine(stack, 'Backend', {
      definitionBody: DefinitionBody.fromChainable(new Pass(stack, 'Pass')),
      stateMachineType: StateMachineType.EXPRESS,
      encryptionConfiguration: new CustomerManagedEncryptionConfiguration(new Key(stack, 'Key')),
    });
    return WebSocketStepFunctionsIntegration.startSyncExecution('Send', machine);
  });

  expect(route.statements).toContainEqual({
    Action: 'kms:Decrypt',
    Effect: 'Allow',
    Resource: { 'Fn::GetAtt': [route.idOf('Key'), 'Arn'] },
  });
});

test('a key that a role cannot be allowed to use is in the warning too', () => {
  const route = new ServiceRoute((stack) =>
    WebSocketSqsIntegration.sendMessage('Send', new Queue(stack, 'Backend', { encryption: QueueEncryption.KMS }), {
      credentialsRole: Role.fromRoleName(stack, 'Role', 'gateway', { mutable: false }),
    }),
  );

  Annotations.fromStack(route.stack).hasWarning(
    '*',
    Match.stringLikeRegexp('"sqs:SendMessage".* and \\{"Action":\\["kms:GenerateDataKey","kms:Decrypt"\\]'),
  );
});
