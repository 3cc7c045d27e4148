import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { apiTemplate, functionProxy, functionResources, mockReply, writeAssembly } from '../assembly-builder';
import { connect, type GatewayUnderTest, serveAssembly, serveRoutes } from '../gateway-under-test';

const SIGNED = {
  Authorization:
    'AWS4-HMAC-SHA256 Credential=AKID/20261128/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0',
};

interface Answer {
  readonly status: number;
  readonly type: string | undefined;
  readonly body: string;
}

/** Sends a request below the address of a stage. */
function send(base: string, method: string, path: string, body = '', headers: object = SIGNED): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
      rejectUnauthorized: false,
    };
    const request = base.startsWith('https') ? httpsRequest : httpRequest;
    request(`${base}${path}`, options, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({
          status: response.statusCode as number,
          type: response.headers['x-amzn-errortype'] as string,
          body: text,
        }),
      );
    })
      .on('error', reject)
      .end(body);
  });
}

const ME = { $default: mockReply('$context.connectionId') };

async function serve(): Promise<{
  gateway: GatewayUnderTest;
  base: string;
  client: Awaited<ReturnType<typeof connect>>;
  id: string;
  path: string;
}> {
  const gateway = await serveRoutes(ME);
  const client = await connect(gateway.url, [], { headers: { 'User-Agent': 'test/1' } });
  const id = await client.ask('');
  return {
    gateway,
    base: gateway.apis[0]?.callbackUrl as string,
    client,
    id,
    path: `/@connections/${encodeURIComponent(id)}`,
  };
}

test('POST sends its body to the client, and answers 200 without a body', async () => {
  const { base, client, path } = await serve();
  expect(await send(base, 'POST', path, 'hällo')).toEqual({ status: 200, type: undefined, body: '' });
  expect(await client.next()).toBe('hällo');
});

test.each([
  ['an encoded at sign', '/%40connections/'],
  ['a plain one', '/@connections/'],
])('the path may have %s, and an id that is not encoded', async (_, prefix) => {
  const { base, client, id } = await serve();
  expect(await send(base, 'POST', `${prefix}${id}`, 'a')).toMatchObject({ status: 200 });
  expect(await client.next()).toBe('a');
});

test('the same port speaks TLS', async () => {
  const { base, client, path } = await serve();
  expect(await send(base.replace('http:', 'https:'), 'POST', path, 'over TLS')).toMatchObject({ status: 200 });
  expect(await client.next()).toBe('over TLS');
});

test('GET tells of the connection in lower camel case', async () => {
  const { base, path } = await serve();
  const { body, status } = await send(base, 'GET', path);
  expect(status).toBe(200);
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(JSON.parse(body)).toEqual({
    connectedAt: time,
    identity: { sourceIp: '127.0.0.1', userAgent: 'test/1' },
    lastActiveAt: time,
  });
});

test('DELETE closes the connection with 1000, and $disconnect runs', async () => {
  const { base, client, gateway, path } = await serve();
  expect(await send(base, 'DELETE', path)).toEqual({ status: 204, type: undefined, body: '' });
  expect((await client.closed).code).toBe(1000);
  expect(await gateway.until('connection', ({ state }) => state === 'closed')).toMatchObject({
    disconnectStatusCode: 1000,
    disconnectReason: 'Connection Closed Normally',
  });
});

describe('a connection that is gone', () => {
  test.each(['POST', 'GET', 'DELETE'])('gets %s answered by 410 and GoneException', async (method) => {
    const { base, client, gateway, path } = await serve();
    client.socket.close();
    await gateway.until('connection', ({ state }) => state === 'closed');
    expect(await send(base, method, path, 'a')).toEqual({ status: 410, type: 'GoneException', body: '' });
  });

  test('may never have been', async () => {
    const { base } = await serve();
    expect(await send(base, 'POST', '/@connections/BFaT_fALIAMCKug%3D', 'a')).toMatchObject({ status: 410 });
  });

  test('is gone as soon as it is deleted', async () => {
    const { base, path } = await serve();
    await send(base, 'DELETE', path);
    expect(await send(base, 'POST', path, 'a')).toMatchObject({ status: 410 });
  });

  test('is gone for another stage', async () => {
    const gateway = await serveRoutes(ME, {}, { stages: { prod: {}, dev: {} } });
    const id = await (await connect(gateway.url)).ask('');
    const other = gateway.apis[1]?.callbackUrl as string;
    expect(await send(other, 'POST', `/@connections/${id}`, 'a')).toMatchObject({ status: 410 });
  });

  test('is gone for another API', async () => {
    const gateway = await serveAssembly(writeAssembly({ A: apiTemplate(ME), B: apiTemplate(ME) }));
    const id = await (await connect(gateway.url)).ask('');
    expect(await send(gateway.apis[1]?.callbackUrl as string, 'POST', `/@connections/${id}`, 'a')).toMatchObject({
      status: 410,
    });
  });
});

test.each(['x', 'BFaT_fALIAMCKug', 'BFaT_fALIAMCKug==', '%00'])('an id %j gets 400', async (id) => {
  const { base } = await serve();
  expect(await send(base, 'POST', `/@connections/${id}`, 'a')).toMatchObject({
    status: 400,
    type: 'BadRequestException',
  });
});

describe('403 and Forbidden', () => {
  const forbidden = { status: 403, body: '{"message":"Forbidden"}' };

  test.each([
    ['without a signature', {}],
    ['with one for another service', { Authorization: SIGNED.Authorization.replace('execute-api', 'sqs') }],
    ['with one of another kind', { Authorization: 'Bearer token' }],
  ])('%s', async (_, headers) => {
    const { base, path } = await serve();
    expect(await send(base, 'POST', path, 'a', headers)).toMatchObject({ ...forbidden, type: 'ForbiddenException' });
  });

  test('without a stage', async () => {
    const { base, path } = await serve();
    expect(await send(new URL(base).origin, 'POST', path, 'a')).toMatchObject(forbidden);
  });

  test('from a host that is not this machine', async () => {
    const { base, path } = await serve();
    expect(await send(base, 'POST', path, 'a', { ...SIGNED, Host: 'evil.example' })).toMatchObject({ status: 403 });
  });
});

test('a signature is not needed when iam is relaxed', async () => {
  const gateway = await serveRoutes(ME, { relaxed: new Set(['iam']) });
  const client = await connect(gateway.url);
  const id = await client.ask('');
  expect(await send(gateway.apis[0]?.callbackUrl as string, 'POST', `/@connections/${id}`, 'a', {})).toMatchObject({
    status: 200,
  });
});

test('a body of 128 KB is sent, one more byte gets 413', async () => {
  const { base, client, path } = await serve();
  expect(await send(base, 'POST', path, 'x'.repeat(131_072))).toMatchObject({ status: 200 });
  expect(await client.next()).toHaveLength(131_072);
  expect(await send(base, 'POST', path, 'x'.repeat(131_073))).toMatchObject({
    status: 413,
    type: 'PayloadTooLargeException',
  });
  expect(client.frames).toHaveLength(2);
});

test('senders to a client that does not read get 429 in time, and the gateway keeps its memory', async () => {
  const { base, client, path } = await serve();
  client.socket.pause();
  const body = 'x'.repeat(131_072);
  let last: Answer | undefined;
  let count = 0;
  while (last?.status !== 429 && count < 500) {
    last = await send(base, 'POST', path, body);
    count += 1;
  }
  expect(last).toMatchObject({ status: 429, type: 'LimitExceededException' });
  expect(count).toBeLessThan(200);
  client.socket.resume();
  while (client.frames.length < count) {
    await client.next();
  }
  expect(await send(base, 'POST', path, 'again')).toMatchObject({ status: 200 });
});

test('the stage appended to the address of a custom domain gets the text of AWS', async () => {
  const resources = {
    Mapping: {
      Type: 'AWS::ApiGatewayV2::ApiMapping',
      Properties: { ApiId: { Ref: 'Api' }, DomainName: 'ws.example.com', Stage: 'prod' },
    },
  };
  const gateway = await serveRoutes(ME, {}, { resources });
  const [, mapping] = gateway.apis;
  expect(mapping?.url).toMatch(/^ws:\/\/localhost:\d+\/$/);
  const client = await connect(mapping?.url as string);
  const id = await client.ask('');
  const origin = mapping?.callbackUrl as string;
  const host = { ...SIGNED, Host: 'ws.example.com' };
  expect(await send(origin, 'POST', `/@connections/${id}`, 'a')).toMatchObject({ status: 200 });
  expect(await client.next()).toBe('a');
  expect(await send(origin, 'POST', `/dev/@connections/${id}`, 'a', host)).toMatchObject({
    status: 404,
    body: '{"message":"No method found matching route dev/@connections/{id} for http method POST."}',
  });
});

test('a function on $connect cannot reach its own connection yet: 410', async () => {
  const code = `
    const http = require('node:http');
    exports.handler = ({ requestContext: { connectionId, domainName, stage } }) => new Promise((resolve) => {
      const path = '/' + stage + '/@connections/' + encodeURIComponent(connectionId);
      const [hostname, port] = domainName.split(':');
      http.request({ hostname, port, path, method: 'POST', headers: ${JSON.stringify(SIGNED)} }, (response) => {
        resolve({ statusCode: response.statusCode === 410 ? 200 : 500 });
      }).end('hello');
    });`;
  const resources = functionResources('Handler', { Code: { ZipFile: code } });
  const { url } = await serveRoutes({ $connect: functionProxy('Handler') }, {}, { resources });
  await connect(url);
});
