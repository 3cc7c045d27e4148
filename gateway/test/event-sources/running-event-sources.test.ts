import { apiTemplate, functionResources, mockReply, writeAssembly } from '../assembly-builder';
import { serveAssembly } from '../gateway-under-test';
import { describeWithMoto, type GatewayWithMoto, serveWithMoto } from '../services/moto-under-test';

const HOSTILE = 'it\'s "quoted" & <b>$x #end \\ \n é漢😀';

/** An app with a function that logs each event, and sources of events for it. */
function assembly(resources: object, code = 'return undefined;') {
  const ZipFile = `exports.handler = async (event) => { console.log(JSON.stringify(event)); ${code} };`;
  return writeAssembly({
    Chat: apiTemplate(
      { ping: mockReply('pong') },
      { resources: { ...functionResources('Work', { Code: { ZipFile } }, { permitted: false }), ...resources } },
    ),
  });
}

const get = (id: string, attribute: string) => ({ 'Fn::GetAtt': [id, attribute] });

const mapping = (source: unknown, more: object = {}) => ({
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: { FunctionName: { Ref: 'Work' }, EventSourceArn: source, ...more },
});

const queue = { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 1 } };

/** The events that the function got so far. */
const events = (gateway: GatewayWithMoto) =>
  gateway.happened.flatMap((event) =>
    event.event === 'log' && event.text.startsWith('{"Records"') ? [JSON.parse(event.text)] : [],
  );

/** Waits until so many events, or records, arrived. */
async function until<Value>(look: () => Value[], count: number): Promise<Value[]> {
  const end = Date.now() + 20_000;
  while (look().length < count && Date.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return look();
}

function send(gateway: GatewayWithMoto, MessageBody: string, more: object = {}) {
  const QueueUrl = `${gateway.services.url}/123456789012/Chat-Messages`;
  return gateway.ask('sqs', 'AmazonSQS.SendMessage', { QueueUrl, MessageBody, ...more });
}

async function messagesLeft(gateway: GatewayWithMoto): Promise<number> {
  const QueueUrl = `${gateway.services.url}/123456789012/Chat-Messages`;
  const AttributeNames = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'];
  const { Attributes } = await gateway.ask('sqs', 'AmazonSQS.GetQueueAttributes', { QueueUrl, AttributeNames });
  return Object.values(Attributes as unknown as { [name: string]: string }).reduce(
    (sum, value) => sum + Number(value),
    0,
  );
}

describeWithMoto('a queue', () => {
  const sources = (more: object = {}) => ({ Messages: queue, Source: mapping(get('Messages', 'Arn'), more) });

  test('invokes its function with messages, which are deleted then', async () => {
    const gateway = await serveWithMoto(assembly(sources()));
    await send(gateway, HOSTILE, { MessageAttributes: { kind: { DataType: 'String', StringValue: HOSTILE } } });
    const [event] = await until(() => events(gateway), 1);
    expect(event).toMatchObject({
      Records: [
        {
          messageId: expect.stringMatching(/^[0-9a-f-]{36}$/),
          receiptHandle: expect.any(String),
          body: HOSTILE,
          attributes: { ApproximateReceiveCount: '1', SentTimestamp: expect.stringMatching(/^\d+$/) },
          messageAttributes: { kind: { stringValue: HOSTILE, dataType: 'String' } },
          eventSource: 'aws:sqs',
          eventSourceARN: 'arn:aws:sqs:us-east-1:123456789012:Chat-Messages',
          awsRegion: 'us-east-1',
        },
      ],
    });
    const end = Date.now() + 5_000;
    while ((await messagesLeft(gateway)) > 0 && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await messagesLeft(gateway)).toBe(0);
  });

  test('fills a batch within its window, and no more', async () => {
    const gateway = await serveWithMoto(
      assembly({
        ...sources({ BatchSize: 3, MaximumBatchingWindowInSeconds: 3 }),
        Messages: { Type: 'AWS::SQS::Queue' },
      }),
    );
    for (const body of ['1', '2', '3', '4']) {
      await send(gateway, body);
    }
    const [first, second] = await until(() => events(gateway), 2);
    expect(first.Records).toHaveLength(3);
    expect(second.Records).toHaveLength(1);
  });

  test('gives the messages again that the function reports as failed, and no others', async () => {
    const code =
      'return { batchItemFailures: event.Records.filter(({ body, attributes }) => body === "bad" && attributes.ApproximateReceiveCount === "1").map(({ messageId }) => ({ itemIdentifier: messageId })) };';
    const gateway = await serveWithMoto(
      assembly(sources({ FunctionResponseTypes: ['ReportBatchItemFailures'] }), code),
    );
    await send(gateway, 'good');
    await send(gateway, 'bad');
    const bodies = () => events(gateway).flatMap(({ Records }) => Records.map(({ body }: { body: string }) => body));
    expect((await until(bodies, 3)).sort()).toEqual(['bad', 'bad', 'good']);
  });

  test('gives all messages of a batch again when the function throws', async () => {
    const code = 'if (event.Records[0].attributes.ApproximateReceiveCount === "1") throw new Error("no");';
    const gateway = await serveWithMoto(assembly(sources(), code));
    await send(gateway, 'x');
    const tried = await until(() => events(gateway), 2);
    expect(tried.map(({ Records }) => Records[0].body)).toEqual(['x', 'x']);
    expect(gateway.warnings.join()).toContain('function "Work" fails on a batch of "arn:aws:sqs:');
  });

  test('deletes messages that no filter matches without an invocation', async () => {
    const FilterCriteria = { Filters: [{ Pattern: '{"body":{"kind":["wanted"]}}' }] };
    const gateway = await serveWithMoto(assembly(sources({ FilterCriteria })));
    await send(gateway, '{"kind":"other"}');
    await send(gateway, 'no JSON');
    await send(gateway, '{"kind":"wanted"}');
    const bodies = () => events(gateway).flatMap(({ Records }) => Records.map(({ body }: { body: string }) => body));
    expect(await until(bodies, 1)).toEqual(['{"kind":"wanted"}']);
    const end = Date.now() + 5_000;
    while ((await messagesLeft(gateway)) > 0 && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(await messagesLeft(gateway)).toBe(0);
  });
});

describeWithMoto('a stream', () => {
  test('of Kinesis invokes its function, and tries again from the first record that failed', async () => {
    const stream = { Type: 'AWS::Kinesis::Stream', Properties: { ShardCount: 1 } };
    const FilterCriteria = { Filters: [{ Pattern: '{"data":{"n":[{"numeric":[">",0]}]}}' }] };
    const more = { StartingPosition: 'LATEST', FunctionResponseTypes: ['ReportBatchItemFailures'], FilterCriteria };
    const code = `
      globalThis.calls = (globalThis.calls ?? 0) + 1;
      const second = event.Records[1];
      return { batchItemFailures: globalThis.calls === 1 && second ? [{ itemIdentifier: second.kinesis.sequenceNumber }] : [] };`;
    const gateway = await serveWithMoto(
      assembly(
        { Stream: stream, Source: mapping(get('Stream', 'Arn'), { ...more, MaximumBatchingWindowInSeconds: 1 }) },
        code,
      ),
    );
    const data = [0, 1, 2].map((n) => JSON.stringify({ n, text: HOSTILE }));
    const Records = data.map((text) => ({ PartitionKey: 'p', Data: Buffer.from(text).toString('base64') }));
    await gateway.ask('kinesis', 'Kinesis_20131202.PutRecords', { StreamName: 'Chat-Stream', Records });
    const [first, second] = await until(() => events(gateway), 2);
    const texts = ({ Records: records }: { Records: { kinesis: { data: string } }[] }) =>
      records.map(({ kinesis }) => Buffer.from(kinesis.data, 'base64').toString());
    expect([texts(first), texts(second)]).toEqual([data.slice(1), data.slice(2)]);
    expect(first.Records[0]).toMatchObject({
      eventSource: 'aws:kinesis',
      eventName: 'aws:kinesis:record',
      eventID: `shardId-000000000000:${first.Records[0].kinesis.sequenceNumber}`,
      eventSourceARN: 'arn:aws:kinesis:us-east-1:123456789012:stream/Chat-Stream',
      kinesis: { partitionKey: 'p', kinesisSchemaVersion: '1.0' },
    });
  });

  test('of DynamoDB invokes its function with the changes of the table', async () => {
    const table = {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      },
    };
    const FilterCriteria = { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] };
    const source = mapping(get('Table', 'StreamArn'), { StartingPosition: 'TRIM_HORIZON', FilterCriteria });
    const gateway = await serveWithMoto(assembly({ Table: table, Source: source }));
    const Item = { id: { S: HOSTILE } };
    await gateway.ask('dynamodb', 'DynamoDB_20120810.PutItem', { TableName: 'Chat-Table', Item });
    await gateway.ask('dynamodb', 'DynamoDB_20120810.DeleteItem', { TableName: 'Chat-Table', Key: Item });
    const [event] = await until(() => events(gateway), 1);
    expect(event.Records).toHaveLength(1);
    expect(event.Records[0]).toMatchObject({
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      eventSourceARN: expect.stringContaining(':table/Chat-Table/stream/'),
      dynamodb: { Keys: Item, NewImage: Item, SequenceNumber: expect.any(String) },
    });
  });
});

test('what is not served is listed at the start', async () => {
  const gateway = await serveAssembly(
    assembly({
      Messages: queue,
      Source: mapping(get('Messages', 'Arn')),
      Disabled: mapping(get('Messages', 'Arn'), { Enabled: false }),
      Kafka: mapping('arn:aws:kafka:us-east-1:123456789012:cluster/chat/1'),
      Subscription: {
        Type: 'AWS::SNS::Subscription',
        Properties: {
          Protocol: 'lambda',
          TopicArn: 'arn:aws:sns:us-east-1:123456789012:t',
          Endpoint: get('Work', 'Arn'),
        },
      },
      Rule: { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Id: 'a', Arn: get('Work', 'Arn') }] } },
    }),
  );
  const told = [...gateway.app.warnings, ...gateway.warnings];
  expect(told.map((text) => text.replace(/, got .*/s, ''))).toEqual([
    'event source is not served at "Kafka"',
    'subscription of a function is not served at "Subscription"',
    'rule of a function is not served at "Rule"',
    'event source is not served at "arn:aws:sqs:us-east-1:123456789012:Messages"',
  ]);
});
