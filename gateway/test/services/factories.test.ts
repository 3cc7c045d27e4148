import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { temporaryFolder } from '../assembly-builder';
import { connect, type TestClient } from '../gateway-under-test';
import { describeWithMoto, type GatewayWithMoto, serveWithMoto } from './moto-under-test';

const ROOT = join(__dirname, '../../..');

/** Text that tries to be more than text, wherever it is put. */
const HOSTILE = 'it\'s "quoted" & <b>$x #end \\ \\n \n é漢😀';

/** Synthesizes the app of all factories from the sources of the library. */
function synthesize(): string {
  const folder = temporaryFolder();
  const app = join(ROOT, 'node_modules/.cache/gateway-example/factories.js');
  mkdirSync(join(app, '..'), { recursive: true });
  buildSync({
    entryPoints: [join(__dirname, 'factories-app.mjs')],
    outfile: app,
    bundle: true,
    platform: 'node',
    alias: { 'cdk-websocket-integrations': join(ROOT, 'lib/index.ts') },
    external: ['aws-cdk-lib', 'constructs'],
    logLevel: 'error',
  });
  execFileSync(process.execPath, [app], { env: { ...process.env, CDK_OUTDIR: folder } });
  return folder;
}

/** Each factory of a service, from a client's frame through a socket into moto, and read back there. */
describeWithMoto('a message of a client', () => {
  let directory: string;
  let gateway: GatewayWithMoto;
  let client: TestClient;

  beforeAll(() => {
    directory = synthesize();
    expect(JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')).artifacts.Services).toBeDefined();
  });

  beforeEach(async () => {
    gateway = await serveWithMoto(directory);
    expect(gateway.warnings.filter((warning) => !/is not served/.test(warning))).toEqual([]);
    client = await connect(gateway.url);
  });

  /** The name or the ARN of a resource of the app. */
  const resource = (prefix: string) => {
    const { Resources } = JSON.parse(readFileSync(join(directory, 'Services.template.json'), 'utf8'));
    const id = Object.keys(Resources).find((key) => new RegExp(`^${prefix}[0-9A-F]{8}$`).test(key));
    return `Services-${id}`;
  };
  const ask = async (action: string, more: object = {}) => {
    const frame = await client.ask({ action, text: HOSTILE, id: HOSTILE, ...more });
    expect(frame).not.toMatch(/Internal server error|Request failed/);
    return frame;
  };
  const receive = async (name: string) => {
    const QueueUrl = `${gateway.services.url}/123456789012/${resource(name)}`;
    const { Messages } = await gateway.ask('sqs', 'AmazonSQS.ReceiveMessage', { QueueUrl, WaitTimeSeconds: 5 });
    return (Messages as unknown as { Body: string }[]).map(({ Body }) => Body);
  };
  const items = async () => {
    const { Items } = await gateway.ask('dynamodb', 'DynamoDB_20120810.Scan', { TableName: resource('Table') });
    return Items;
  };

  test('is in the queue of sendMessage', async () => {
    await ask('sqs');
    expect(await receive('Queue')).toEqual([HOSTILE]);
  });

  test('reaches a subscriber of publish', async () => {
    await ask('sns');
    expect(await receive('Received')).toEqual([HOSTILE]);
  });

  test('reaches a rule of putEvents', async () => {
    await ask('events');
    const [event] = await receive('Received');
    expect(JSON.parse(event as string)).toMatchObject({
      source: 'chat',
      'detail-type': 'message',
      detail: { text: HOSTILE },
    });
  });

  test('is an item of DynamoDB that is put, read, queried, updated and deleted', async () => {
    await ask('put');
    expect(await items()).toEqual([{ id: { S: HOSTILE }, text: { S: HOSTILE } }]);
    const item = { id: HOSTILE, text: HOSTILE };
    expect(JSON.parse(await ask('get'))).toEqual(item);
    expect(JSON.parse(await ask('query'))).toMatchObject({ items: [item] });
    await ask('update');
    expect(await items()).toEqual([{ id: { S: HOSTILE }, text: { S: HOSTILE }, more: { S: HOSTILE } }]);
    await ask('delete');
    expect(await items()).toEqual([]);
  });

  test('is the input of an execution', async () => {
    await ask('start');
    const stateMachineArn = `arn:aws:states:us-east-1:123456789012:stateMachine:${resource('Machine')}`;
    const { executions } = await gateway.ask('states', 'AWSStepFunctions.ListExecutions', { stateMachineArn });
    const [{ executionArn }] = executions as unknown as [{ executionArn: string }];
    const { input } = await gateway.ask('states', 'AWSStepFunctions.DescribeExecution', { executionArn });
    expect(JSON.parse(input as unknown as string)).toEqual({ text: HOSTILE });
  });

  test('is a record of Kinesis', async () => {
    await ask('kinesis');
    const { ShardIterator } = await gateway.ask('kinesis', 'Kinesis_20131202.GetShardIterator', {
      StreamName: resource('Stream'),
      ShardId: 'shardId-000000000000',
      ShardIteratorType: 'TRIM_HORIZON',
    });
    const { Records } = await gateway.ask('kinesis', 'Kinesis_20131202.GetRecords', { ShardIterator });
    const [{ Data, PartitionKey }] = Records as unknown as [{ Data: string; PartitionKey: string }];
    expect([Buffer.from(Data, 'base64').toString(), PartitionKey]).toEqual([HOSTILE, HOSTILE]);
  });

  test('is delivered by Firehose', async () => {
    await ask('firehose');
    const bucket = resource('Delivered').toLowerCase();
    const list = await gateway.readObject(bucket);
    const key = /<Key>([^<]+)<\/Key>/.exec(list)?.[1];
    expect(await gateway.readObject(`${bucket}/${key}`)).toBe(HOSTILE);
  });

  test('is an object of S3 that is put and read', async () => {
    // moto does not serve a key with a line break.
    const id = HOSTILE.replaceAll('\n', '');
    await ask('putObject', { id });
    const path = `${resource('Bucket').toLowerCase()}/rooms/room-${encodeURIComponent(id)}.txt`;
    expect(await gateway.readObject(path)).toBe(HOSTILE);
    expect(await ask('getObject', { id })).toBe(HOSTILE);
  });
});
