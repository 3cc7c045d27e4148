import { apiTemplate, functionProxy, functionResources, mockReply, writeAssembly } from '../assembly-builder';
import { run, start } from '../command-line/program';
import { connect } from '../gateway-under-test';
import { describeWithMoto, serveWithMoto } from './moto-under-test';

const HOSTILE = 'it\'s "quoted" & <b>$x #end \\ \n é漢😀';

/** A two-way route that sends the message to a queue. */
function toQueue(queueName: unknown) {
  return {
    integration: {
      IntegrationType: 'AWS',
      IntegrationMethod: 'POST',
      IntegrationUri: {
        'Fn::Join': ['', ['arn:aws:apigateway:us-east-1:sqs:path/', { Ref: 'AWS::AccountId' }, '/', queueName]],
      },
      CredentialsArn: 'arn:aws:iam::123456789012:role/api',
      RequestParameters: { 'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'" },
      TemplateSelectionExpression: '\\$default',
      RequestTemplates: { $default: 'Action=SendMessage&MessageBody=$util.urlEncode($input.path("$.text"))' },
    },
    twoWay: true,
    responses: {
      '/2../': {
        TemplateSelectionExpression: '\\$default',
        ResponseTemplates: { $default: 'sent $input.path("$.SendMessageResponse.SendMessageResult.MessageId")' },
      },
      $default: {},
    },
  };
}

const getName = (id: string) => ({ 'Fn::GetAtt': [id, 'QueueName'] });

describeWithMoto('--services moto', () => {
  test('creates the queue of the app, and a route sends to it', async () => {
    const directory = writeAssembly({
      Chat: apiTemplate(
        { send: toQueue(getName('Messages')) },
        { resources: { Messages: { Type: 'AWS::SQS::Queue' } } },
      ),
    });
    const gateway = await serveWithMoto(directory);
    const client = await connect(gateway.url);
    expect(await client.ask({ action: 'send', text: HOSTILE })).toMatch(/^sent [0-9a-f-]{36}$/);
    const QueueUrl = `${gateway.services.url}/123456789012/Chat-Messages`;
    expect(await gateway.ask('sqs', 'AmazonSQS.ReceiveMessage', { QueueUrl })).toMatchObject({
      Messages: [{ Body: HOSTILE }],
    });
    expect(gateway.warnings).toEqual([]);
  });

  test('keeps resources of stacks apart that have the same logical ids, and follows references across stacks', async () => {
    const queue = (output: string) => ({
      Resources: { Messages: { Type: 'AWS::SQS::Queue' } },
      Outputs: { Name: { Value: getName('Messages'), Export: { Name: output } } },
    });
    const directory = writeAssembly({
      Chat: apiTemplate({
        one: toQueue({ 'Fn::ImportValue': 'OneName' }),
        two: toQueue({ 'Fn::ImportValue': 'TwoName' }),
      }),
      One: queue('OneName'),
      Two: queue('TwoName'),
    });
    const gateway = await serveWithMoto(directory);
    const client = await connect(gateway.url);
    for (const action of ['one', 'two']) {
      expect(await client.ask({ action, text: action })).toMatch(/^sent /);
    }
    for (const name of ['One', 'Two']) {
      const QueueUrl = `${gateway.services.url}/123456789012/${name}-Messages`;
      expect(await gateway.ask('sqs', 'AmazonSQS.ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 })).toMatchObject(
        {
          Messages: [{ Body: name.toLowerCase() }],
        },
      );
    }
  });

  test('creates resources in the account and the region of their stack', async () => {
    const template = apiTemplate(
      { send: toQueue(getName('Messages')) },
      { resources: { Messages: { Type: 'AWS::SQS::Queue' } } },
    );
    const gateway = await serveWithMoto(writeAssembly({ Chat: template }, {}, 'aws://210987654321/us-east-1'));
    expect(await (await connect(gateway.url)).ask({ action: 'send', text: 'x' })).toMatch(/^sent /);
  });

  test('creates what the other kinds of resources are, and gives functions their names and endpoints', async () => {
    const code = `
      const { DynamoDBClient, PutItemCommand, QueryCommand } = require('@aws-sdk/client-dynamodb');
      const client = new DynamoDBClient();
      exports.handler = async () => {
        await client.send(new PutItemCommand({ TableName: process.env.TABLE, Item: { id: { S: '1' }, room: { S: 'r' } } }));
        const { Items } = await client.send(new QueryCommand({ TableName: process.env.TABLE, IndexName: 'byRoom',
          KeyConditionExpression: 'room = :room', ExpressionAttributeValues: { ':room': { S: 'r' } } }));
        return { statusCode: 200, body: JSON.stringify({ Items, ...process.env }) };
      };`;
    const role = 'arn:aws:iam::123456789012:role/any';
    const keys = (name: string) => [{ AttributeName: name, KeyType: 'HASH' }];
    const table = {
      KeySchema: keys('id'),
      AttributeDefinitions: ['id', 'room'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      GlobalSecondaryIndexes: [{ IndexName: 'byRoom', KeySchema: keys('room'), Projection: { ProjectionType: 'ALL' } }],
    };
    const attribute = (id: string, name: string) => ({ 'Fn::GetAtt': [id, name] });
    const Variables = {
      TABLE: { Ref: 'Table' },
      STREAM_ARN: attribute('Table', 'StreamArn'),
      GLOBAL: attribute('Global', 'Arn'),
      TOPIC: { Ref: 'Topic' },
      QUEUE: { Ref: 'Queue' },
      BUCKET: { Ref: 'Bucket' },
      STREAM: attribute('Stream', 'Arn'),
      MACHINE: attribute('Machine', 'Arn'),
      BUS: attribute('Bus', 'Arn'),
      DELIVERY: { Ref: 'Delivery' },
      SECRET: { Ref: 'Secret' },
    };
    const directory = writeAssembly({
      Chat: apiTemplate(
        { look: functionProxy('Look') },
        {
          resources: {
            ...functionResources('Look', { Code: { ZipFile: code }, Environment: { Variables }, Timeout: 20 }),
            // Declared before what it needs.
            Delivery: {
              Type: 'AWS::KinesisFirehose::DeliveryStream',
              Properties: {
                ExtendedS3DestinationConfiguration: { RoleARN: role, BucketARN: attribute('Bucket', 'Arn') },
              },
            },
            Subscription: {
              Type: 'AWS::SNS::Subscription',
              Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'sqs', Endpoint: attribute('Queue', 'Arn') },
            },
            Table: { Type: 'AWS::DynamoDB::Table', Properties: table },
            Global: {
              Type: 'AWS::DynamoDB::GlobalTable',
              Properties: { ...table, Replicas: [{ Region: 'us-east-1' }] },
            },
            Topic: { Type: 'AWS::SNS::Topic' },
            Queue: { Type: 'AWS::SQS::Queue' },
            Bucket: { Type: 'AWS::S3::Bucket' },
            Stream: { Type: 'AWS::Kinesis::Stream', Properties: { ShardCount: 1 } },
            Machine: {
              Type: 'AWS::StepFunctions::StateMachine',
              Properties: {
                RoleArn: role,
                DefinitionString: '{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}',
              },
            },
            Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'bus' } },
            Secret: { Type: 'AWS::SecretsManager::Secret', Properties: { GenerateSecretString: {} } },
          },
        },
      ),
    });
    const gateway = await serveWithMoto(directory);
    const { Items, ...environment } = JSON.parse(await (await connect(gateway.url)).ask({ action: 'look' }));
    expect(gateway.warnings).toEqual([]);
    expect(Items).toEqual([{ id: { S: '1' }, room: { S: 'r' } }]);
    const arn = (service: string, name: string) => `arn:aws:${service}:us-east-1:123456789012:${name}`;
    expect(environment).toMatchObject({
      AWS_ENDPOINT_URL: gateway.services.url,
      TABLE: 'Chat-Table',
      STREAM_ARN: expect.stringMatching(/^arn:aws:dynamodb:us-east-1:123456789012:table\/Chat-Table\/stream\/20/),
      GLOBAL: arn('dynamodb', 'table/Chat-Global'),
      TOPIC: arn('sns', 'Chat-Topic'),
      QUEUE: `${gateway.services.url}/123456789012/Chat-Queue`,
      BUCKET: 'chat-bucket',
      STREAM: arn('kinesis', 'stream/Chat-Stream'),
      MACHINE: arn('states', 'stateMachine:Chat-Machine'),
      BUS: arn('events', 'event-bus/bus'),
      DELIVERY: 'Chat-Delivery',
      SECRET: expect.stringMatching(/^arn:aws:secretsmanager:us-east-1:123456789012:secret:Chat-Secret-/),
    });
  });

  test('lists what moto cannot create, and a call that needs it fails with the reason', async () => {
    const directory = writeAssembly({
      Chat: apiTemplate(
        { send: toQueue({ Ref: 'Odd' }), ok: mockReply('ok') },
        { resources: { Odd: { Type: 'AWS::Unheard::Of' }, Role: { Type: 'AWS::IAM::Role' } } },
      ),
    });
    const gateway = await serveWithMoto(directory);
    const reason = 'AWS::Unheard::Of is not created at "Chat/Odd", got "moto cannot create AWS::Unheard::Of"';
    expect(gateway.warnings).toEqual([reason]);
    const client = await connect(gateway.url);
    expect(await client.ask({ action: 'send', text: 'x' })).toContain('"Internal server error"');
    expect((await gateway.until('message')).error).toBe(reason);
    expect(await client.ask({ action: 'ok' })).toBe('ok');
  });

  test('is ready by the command line, and moto ends with the gateway', async () => {
    const directory = writeAssembly({
      Chat: apiTemplate(
        { send: toQueue(getName('Messages')) },
        { resources: { Messages: { Type: 'AWS::SQS::Queue' } } },
      ),
    });
    const { child, lines, ended } = await start(directory, '--port', '0', '--json', '--services', 'moto', '--verbose');
    const client = await connect(JSON.parse(lines[0] as string).apis[0].url);
    expect(await client.ask({ action: 'send', text: 'x' })).toMatch(/^sent /);
    const moto = await addressOfMoto(lines);
    expect((await fetch(`${moto}/moto-api/`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await expect(fetch(`${moto}/moto-api/`)).rejects.toThrow();
  });

  test('moto ends when the gateway is killed', async () => {
    const directory = writeAssembly({ Chat: apiTemplate({ send: toQueue('queue') }) });
    const { child, lines, ended } = await start(directory, '--port', '0', '--json', '--services', 'moto');
    const client = await connect(JSON.parse(lines[0] as string).apis[0].url);
    await client.ask({ action: 'send', text: 'x' });
    const moto = await addressOfMoto(lines);
    expect((await fetch(`${moto}/moto-api/`)).status).toBe(200);
    child.kill('SIGKILL');
    await ended;
    await expect(gone(moto)).resolves.toBe(true);
  });
});

test.each([
  ['--services', 'localstack'],
  ['--services', 'moto', '--aws'],
  ['--services', 'moto', '--endpoint', 'http://localhost:1'],
])('the exit code is 2 for %s %s %s', (...options) => {
  const directory = writeAssembly({ Chat: apiTemplate({ ping: mockReply('pong') }) });
  expect(run(directory, ...options.filter(Boolean)).status).toBe(2);
});

/** The address of moto, which the trace of a message tells. */
async function addressOfMoto(lines: readonly string[]): Promise<string> {
  for (;;) {
    const [, address] = /sent to (http:\/\/127\.0\.0\.1:\d+)/.exec(lines.join()) ?? [];
    if (address !== undefined) {
      return address;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Whether a server ends within a few seconds. */
async function gone(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    try {
      await fetch(url);
      await new Promise((resolve) => setTimeout(resolve, 100));
    } catch {
      return true;
    }
  }
  return false;
}
