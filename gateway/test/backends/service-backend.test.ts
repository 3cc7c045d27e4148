import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { RouteSpec } from '../assembly-builder';
import { connect, recordingServer, serveRoutes } from '../gateway-under-test';

const ROLE = 'arn:aws:iam::123456789012:role/api';

/** A two-way route to a service, whose client gets what the template of the response renders. */
function service(uri: string, more: object = {}, reply = '$input.body'): RouteSpec {
  return {
    integration: {
      IntegrationType: 'AWS',
      IntegrationMethod: 'POST',
      IntegrationUri: `arn:aws:apigateway:eu-west-1:${uri}`,
      CredentialsArn: ROLE,
      TemplateSelectionExpression: '\\$default',
      RequestTemplates: { $default: '{"text":$input.json("$.text")}' },
      ...more,
    },
    twoWay: true,
    responses: {
      '/2../': { TemplateSelectionExpression: '\\$default', ResponseTemplates: { $default: reply } },
      $default: { TemplateSelectionExpression: '\\$default', ResponseTemplates: { $default: 'failed $input.body' } },
    },
  };
}

const to = (url: string) => ({ endpoints: { all: url, byService: new Map<string, string>(), aws: false } });

const signature = (name: string) =>
  new RegExp(
    `^AWS4-HMAC-SHA256 Credential=test/\\d{8}/eu-west-1/${name}/aws4_request, SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, Signature=[0-9a-f]{64}$`,
  );

test('an endpoint gets the rendered request, signed, and the client the rendered reply', async () => {
  const sqs = await recordingServer((_, response) => response.end('{"id":"1"}'));
  const gateway = await serveRoutes(
    {
      send: service(
        'sqs:path/123456789012/queue',
        {
          RequestParameters: {
            'integration.request.header.Content-Type': "'application/x-www-form-urlencoded'",
            'integration.request.header.X-Text': 'route.request.body.text',
          },
          RequestTemplates: { $default: 'Action=SendMessage&MessageBody=$util.urlEncode($input.path("$.text"))' },
        },
        'sent $input.path("$.id")',
      ),
    },
    to(sqs.url),
  );
  const client = await connect(gateway.url);
  expect(await client.ask({ action: 'send', text: 'ü & "x" 漢' })).toBe('sent 1');
  expect(sqs.requests).toHaveLength(1);
  expect(sqs.requests[0]).toMatchObject({
    method: 'POST',
    url: '/123456789012/queue',
    body: 'Action=SendMessage&MessageBody=%C3%BC+%26+%22x%22+%E6%BC%A2',
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
      'x-text': Buffer.from('ü & "x" 漢').toString('latin1'),
      'x-amz-date': expect.stringMatching(/^\d{8}T\d{6}Z$/),
      authorization: expect.stringMatching(signature('sqs')),
      host: new URL(sqs.url).host,
    },
  });
  const { backend, error, status, trace } = await gateway.until('message');
  expect({ backend, error, status }).toEqual({ backend: 'AWS', error: null, status: 200 });
  expect(trace.map(({ step }) => step)).toContain(
    `request is signed for sqs in eu-west-1, and sent to ${sqs.url}/123456789012/queue`,
  );
});

test.each([
  ['dynamodb:action/PutItem', 'dynamodb', '/?Action=PutItem', 'DynamoDB_20120810.PutItem'],
  ['states:action/StartExecution', 'states', '/?Action=StartExecution', 'AWSStepFunctions.StartExecution'],
  ['kinesis:action/PutRecord', 'kinesis', '/?Action=PutRecord', 'Kinesis_20131202.PutRecord'],
  ['firehose:action/PutRecord', 'firehose', '/?Action=PutRecord', 'Firehose_20150804.PutRecord'],
  ['events:action/PutEvents', 'events', '/?Action=PutEvents', undefined],
  ['sns:action/Publish', 'sns', '/?Action=Publish', undefined],
  ['s3:path/bucket/a%20b/c.json', 's3', '/bucket/a%20b/c.json', undefined],
  ['bucket.s3:path/key', 's3', '/bucket/key', undefined],
  ['a.b.s3:path/key?acl', 's3', '/a.b/key?acl', undefined],
  ['data.iot:path/topics/chat', 'iotdata', '/topics/chat', undefined],
  ['runtime.sagemaker:path/endpoints/x/invocations', 'sagemaker', '/endpoints/x/invocations', undefined],
  ['email:action/SendEmail', 'ses', '/?Action=SendEmail', undefined],
  ['unheard-of:path/', 'unheard-of', '/', undefined],
])('the URI %s', async (uri, name, url, target) => {
  const server = await recordingServer((_, response) => response.end('ok'));
  const gateway = await serveRoutes({ $default: service(uri, { RequestTemplates: undefined }) }, to(`${server.url}/`));
  expect(await (await connect(gateway.url)).ask('{}')).toBe('ok');
  const [request] = server.requests;
  expect(request?.url).toBe(url);
  expect(request?.headers['x-amz-target']).toBe(target);
  expect(request?.headers.authorization).toMatch(signature(name));
  // S3 demands the digest of the body.
  expect(request?.headers['x-amz-content-sha256'] !== undefined).toBe(name === 's3');
});

test('a mapped target is not replaced', async () => {
  const server = await recordingServer((_, response) => response.end('ok'));
  const RequestParameters = { 'integration.request.header.x-amz-target': "'Kinesis_20131202.PutRecords'" };
  const { url } = await serveRoutes(
    { $default: service('kinesis:action/PutRecord', { RequestParameters }) },
    to(server.url),
  );
  await (await connect(url)).ask('{}');
  expect(server.requests[0]?.headers['x-amz-target']).toBe('Kinesis_20131202.PutRecords');
});

test('the endpoint of a service comes before that of all services, and its path is kept', async () => {
  const all = await recordingServer((_, response) => response.end('all'));
  const sqs = await recordingServer((_, response) => response.end('sqs'));
  const endpoints = { all: all.url, byService: new Map([['sqs', `${sqs.url}/base/`]]), aws: true };
  const { url } = await serveRoutes(
    { queue: service('sqs:path/1/q'), $default: service('sns:action/Publish') },
    { endpoints },
  );
  const client = await connect(url);
  expect(await client.ask({ action: 'queue' })).toBe('sqs');
  expect(await client.ask({ action: 'other' })).toBe('all');
  expect(sqs.requests[0]?.url).toBe('/base/1/q');
});

test('the status of the service selects the integration response', async () => {
  const server = await recordingServer((_, response) => response.writeHead(403).end('{"message":"no"}'));
  const gateway = await serveRoutes({ $default: service('sns:action/Publish') }, to(server.url));
  expect(await (await connect(gateway.url)).ask('{}')).toBe('failed {"message":"no"}');
  expect((await gateway.until('message')).status).toBe(403);
});

test('a failure of the service on $connect refuses the handshake', async () => {
  const server = await recordingServer((_, response) => response.writeHead(400).end('{}'));
  const { url } = await serveRoutes({ $connect: service('dynamodb:action/PutItem') }, to(server.url));
  await expect(connect(url)).rejects.toThrow(/Unexpected server response: 4\d\d/);
});

test('a form that is answered in XML is read as the JSON that AWS responds with', async () => {
  const answers = [
    '<?xml version="1.0"?><SendMessageResponse xmlns="http://x"><SendMessageResult><MessageId>007</MessageId></SendMessageResult></SendMessageResponse>',
    '<ErrorResponse><Error><Code>a &amp; b</Code></Error></ErrorResponse>',
  ];
  const server = await recordingServer((_, response) => response.end(answers[server.requests.length - 1]));
  const gateway = await serveRoutes({ $default: service('sqs:path/1/q') }, to(server.url));
  const client = await connect(gateway.url);
  expect(await client.ask('{}')).toBe('{"SendMessageResponse":{"SendMessageResult":{"MessageId":"007"}}}');
  expect(await client.ask('{}')).toBe('{"Error":{"Code":"a & b"}}');
  const { trace } = await gateway.until('message');
  expect(trace.map(({ step }) => step)).toContain(
    'the server responds in XML, which is read as the JSON that AWS responds with',
  );
});

test('XML of another service stays XML', async () => {
  const server = await recordingServer((_, response) => response.end('<ListBucketResult/>'));
  const { url } = await serveRoutes({ $default: service('s3:path/bucket') }, to(server.url));
  expect(await (await connect(url)).ask('{}')).toBe('<ListBucketResult/>');
});

describe('no call', () => {
  test('is made without an endpoint, and the error says what to do', async () => {
    const gateway = await serveRoutes({ $default: service('sqs:path/1/q') });
    expect(await (await connect(gateway.url)).ask('{}')).toContain('"Internal server error"');
    const { error } = await gateway.until('message');
    expect(error).toMatch(
      /^service sqs has no endpoint at ".+", got "https:\/\/sqs\.eu-west-1\.amazonaws\.com\/1\/q"; /,
    );
    expect(error).toContain('--endpoint-sqs URL');
    expect(error).toContain('--services moto');
    expect(error).toContain('--aws');
  });

  test('is made to AWS when another service has an endpoint', async () => {
    const sns = await recordingServer((_, response) => response.end('sns'));
    const endpoints = { byService: new Map([['sns', sns.url]]), aws: false };
    const gateway = await serveRoutes({ $default: service('sqs:path/1/q') }, { endpoints });
    expect(await (await connect(gateway.url)).ask('{}')).toContain('"Internal server error"');
    expect((await gateway.until('message')).error).toContain('service sqs has no endpoint');
    expect(sns.requests).toEqual([]);
  });

  test('is made for an integration whose URI is not that of a service', async () => {
    const server = await recordingServer((_, response) => response.end('ok'));
    const gateway = await serveRoutes(
      { $default: service('x', { IntegrationUri: 'https://example.com/' }) },
      to(server.url),
    );
    expect(await (await connect(gateway.url)).ask('{}')).toContain('"Internal server error"');
    expect((await gateway.until('message')).error).toContain('integrationUri is not the ARN of an AWS service');
    expect(server.requests).toEqual([]);
  });
});

describe('an endpoint', () => {
  test('that does not listen gets the client an error', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as AddressInfo;
    probe.close();
    await once(probe, 'close');
    const gateway = await serveRoutes({ $default: service('sqs:path/1/q') }, to(`http://127.0.0.1:${port}`));
    expect(await (await connect(gateway.url)).ask('{}')).toContain('"Internal server error"');
    expect((await gateway.until('message')).error).toMatch(/^service sqs gives no response at .*ECONNREFUSED/);
  });

  test('that takes too long gets the client the frame of AWS', async () => {
    const hanging = await recordingServer(() => {});
    const { url } = await serveRoutes({ $default: service('sqs:path/1/q', { TimeoutInMillis: 100 }) }, to(hanging.url));
    expect(await (await connect(url)).ask('{}')).toContain('"Endpoint request timed out"');
  });
});

test('an integration without a role is served, with a warning', async () => {
  const server = await recordingServer((_, response) => response.end('ok'));
  const gateway = await serveRoutes(
    { $default: service('sqs:path/1/q', { CredentialsArn: undefined }) },
    to(server.url),
  );
  expect(await (await connect(gateway.url)).ask('{}')).toBe('ok');
  expect(gateway.warnings.join()).toContain('role is missing at ');
});

describe('moto that cannot read application/json', () => {
  const moto = (status: number) =>
    recordingServer((request, response) => {
      const isRead = request.headers['content-type'] !== 'application/json';
      response
        .writeHead(isRead ? 200 : status, { Server: 'Werkzeug/3.1.9 Python/3.11.7' })
        .end(isRead ? 'put' : 'html');
    });

  test('gets the request again in a type that it can read', async () => {
    const server = await moto(500);
    const { url } = await serveRoutes({ $default: service('dynamodb:action/PutItem') }, to(server.url));
    expect(await (await connect(url)).ask('{"text":"x"}')).toBe('put');
    expect(server.requests.map(({ headers }) => headers['content-type'])).toEqual([
      'application/json',
      'application/x-amz-json-1.0',
    ]);
    expect(server.requests[1]?.body).toBe('{"text":"x"}');
  });

  test('does not get it again after another failure', async () => {
    const server = await moto(400);
    const { url } = await serveRoutes({ $default: service('dynamodb:action/PutItem') }, to(server.url));
    expect(await (await connect(url)).ask('{}')).toBe('failed html');
    expect(server.requests).toHaveLength(1);
  });
});
