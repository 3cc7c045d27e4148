import { type OutgoingHttpHeaders, request } from 'node:http';
import {
  apiTemplate,
  functionProxy,
  functionResources,
  httpProxy,
  mockReply,
  writeAssembly,
} from '../assembly-builder';
import { connect, handshake, recordingServer, serveAssembly, serveRoutes } from '../gateway-under-test';

/** What a GET is answered with. */
function get(url: string, headers: OutgoingHttpHeaders = {}): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request(url.replace(/^ws/, 'http'), { headers }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode as number, body }));
    })
      .on('error', reject)
      .end();
  });
}

/** Serves an API whose $connect is a function with some code. */
function serveConnect(code: string, properties: object = {}) {
  const resources = functionResources('Handler', { Code: { ZipFile: code }, ...properties });
  return serveRoutes({ $connect: functionProxy('Handler') }, {}, { resources });
}

const returning = (result: string) => `exports.handler = async (event) => (${result});`;

describe('a handshake', () => {
  test.each(['', '/'])('succeeds at the path of the stage, followed by "%s"', async (end) => {
    const { url } = await serveRoutes({ ping: mockReply('pong') });
    expect(await handshake(`${url}${end}`)).toMatchObject({ status: 101 });
  });

  test.each(['/', '/dev', '/prod/rooms', '/Prod'])('gets 403 at %s', async (path) => {
    const { url } = await serveRoutes({ ping: mockReply('pong') });
    expect(await handshake(new URL(path, url).href)).toMatchObject({ status: 403, body: '{"message":"Forbidden"}' });
  });

  test.each(['/prod', '/prod/1', '/prod/1/2'])('is asked for by 426 where a client only gets %s', async (path) => {
    const { url } = await serveRoutes({ ping: mockReply('pong') });
    expect(await get(new URL(path, url).href)).toMatchObject({ status: 426 });
  });

  test.each(['/', '/dev'])('is not asked for where there is no stage: GET %s gets 403', async (path) => {
    const { url } = await serveRoutes({ ping: mockReply('pong') });
    expect(await get(new URL(path, url).href)).toEqual({ status: 403, body: '{"message":"Forbidden"}' });
  });

  test('gets 400 when it is none, and $connect is not asked', async () => {
    const backend = await recordingServer((_, response) => response.end());
    const { url } = await serveRoutes({ $connect: httpProxy(backend.url) });
    const headers = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Version': '12' };
    expect(await get(url, { ...headers, 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==' })).toMatchObject({
      status: 400,
    });
    expect(await get(url, { ...headers, 'Sec-WebSocket-Version': '13' })).toMatchObject({ status: 400 });
    expect(backend.requests).toEqual([]);
  });

  test('succeeds without a $connect route', async () => {
    const { url } = await serveRoutes({});
    expect(await handshake(url)).toMatchObject({ status: 101 });
  });

  test('succeeds with a $connect route that has no integration', async () => {
    const { url } = await serveRoutes({ $connect: {} });
    expect(await handshake(url)).toMatchObject({ status: 101 });
  });

  test('waits for $connect', async () => {
    const order: string[] = [];
    const backend = await recordingServer((_, response) => {
      setTimeout(() => {
        order.push('backend answers');
        response.end();
      }, 200);
    });
    const { url } = await serveRoutes({ $connect: httpProxy(backend.url) });
    await connect(url);
    order.push('client is connected');
    expect(order).toEqual(['backend answers', 'client is connected']);
  });
});

describe('a function on $connect', () => {
  test.each([200, 201, 299])('opens the connection by status %i', async (status) => {
    const { url } = await serveConnect(returning(`{ statusCode: ${status} }`));
    expect(await handshake(url)).toMatchObject({ status: 101 });
  });

  test.each([301, 400, 401, 403, 404, 500, 501, 503])('ends the handshake with its status %i', async (status) => {
    const { url } = await serveConnect(returning(`{ statusCode: ${status}, body: 'secret', headers: { 'X-A': 'b' } }`));
    const { headers, body, ...outcome } = await handshake(url);
    expect(outcome).toEqual({ status });
    // Neither its headers nor its body reach the client.
    expect(headers).not.toHaveProperty('x-a');
    expect(body).not.toContain('secret');
  });

  test.each([
    ['throws', "exports.handler = async () => { throw new Error('no'); };"],
    ['returns nothing', 'exports.handler = async () => {};'],
    ['returns no statusCode', returning('{}')],
    ['returns what is not a status', returning("{ statusCode: 'fine' }")],
    ['cannot be loaded', 'this is no JavaScript'],
  ])('that %s ends the handshake with 502', async (_, code) => {
    const { url } = await serveConnect(code);
    expect(await handshake(url)).toMatchObject({ status: 502 });
  });

  test('that takes longer than its timeout ends the handshake with 504', async () => {
    const { url } = await serveConnect('exports.handler = () => new Promise(() => setInterval(() => {}, 1000));', {
      Timeout: 1,
    });
    expect(await handshake(url)).toMatchObject({ status: 504 });
  });

  test('that API Gateway may not invoke ends the handshake with 500, and a line says so', async () => {
    const resources = functionResources('Handler', {}, { permitted: false });
    const { url, warnings } = await serveRoutes({ $connect: functionProxy('Handler') }, {}, { resources });
    expect(await handshake(url)).toMatchObject({ status: 500 });
    expect(warnings).toEqual([
      expect.stringMatching(/^AWS::Lambda::Permission is missing at "Handler" for route "\$connect"/),
    ]);
  });

  test('gets the handshake as AWS passes it on', async () => {
    const log =
      'exports.handler = async (event) => { console.log(JSON.stringify(event)); return { statusCode: 200 }; };';
    const gateway = await serveConnect(log);
    const before = Date.now();
    await connect(`${gateway.url}?room=a%20b&room=c&empty=`, [], {
      headers: { 'User-Agent': 'test/1', Cookie: 'a=1' },
    });
    const { text } = await gateway.until('log', ({ text }) => text.includes('{"'));
    const event = JSON.parse(text.slice(text.indexOf('{"')));
    const host = new URL(gateway.url).host;
    expect(event.headers).toMatchObject({
      Host: host,
      'Sec-WebSocket-Version': '13',
      'User-Agent': 'test/1',
      Cookie: 'a=1',
      'X-Forwarded-For': '127.0.0.1',
      'X-Forwarded-Port': new URL(gateway.url).port,
      'X-Forwarded-Proto': 'http',
      'X-Amzn-Trace-Id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/),
    });
    for (const hidden of ['Connection', 'Upgrade', 'Content-Length']) {
      expect(Object.keys(event.headers).map((name) => name.toLowerCase())).not.toContain(hidden.toLowerCase());
    }
    expect(event.multiValueHeaders.Host).toEqual([host]);
    expect(event.queryStringParameters).toEqual({ room: 'c', empty: '' });
    expect(event.multiValueQueryStringParameters).toEqual({ room: ['a b', 'c'], empty: [''] });
    expect(event.isBase64Encoded).toBe(false);
    expect(event).not.toHaveProperty('body');
    const { connectionId, requestId } = event.requestContext;
    expect(event.requestContext).toEqual({
      routeKey: '$connect',
      eventType: 'CONNECT',
      extendedRequestId: requestId,
      requestTime: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
      messageDirection: 'IN',
      stage: 'prod',
      connectedAt: expect.any(Number),
      requestTimeEpoch: expect.any(Number),
      identity: { userAgent: 'test/1', sourceIp: '127.0.0.1' },
      requestId,
      domainName: host,
      connectionId,
      apiId: 'Api',
    });
    expect(connectionId).toMatch(/^[A-Za-z0-9_-]{15}=$/);
    expect(requestId).toMatch(/^[A-Za-z0-9_-]{15}=$/);
    expect(event.requestContext.connectedAt).toBeGreaterThanOrEqual(before);
  });
});

describe('the subprotocol', () => {
  const echo = returning(`{ statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'second' } }`);

  test('is the one that the function returns, not the first that the client offers', async () => {
    const { url } = await serveConnect(echo);
    const { socket } = await connect(url, ['first', 'second']);
    expect(socket.protocol).toBe('second');
  });

  test('is found whatever the case of the header', async () => {
    const { url } = await serveConnect(
      returning(`{ statusCode: 200, headers: { 'sec-websocket-protocol': 'second' } }`),
    );
    const { socket } = await connect(url, ['first', 'second']);
    expect(socket.protocol).toBe('second');
  });

  test('is left out when the function returns none, at which the client fails', async () => {
    const gateway = await serveConnect(returning('{ statusCode: 200 }'));
    await expect(handshake(gateway.url, ['first'])).rejects.toThrow('Server sent no subprotocol');
    // As on AWS the function was called, and the handshake succeeded.
    expect(await gateway.until('connection')).toMatchObject({ state: 'opened', handshakeStatus: 101 });
  });

  test('is left out without a $connect route', async () => {
    const { url } = await serveRoutes({ ping: mockReply('pong') });
    await expect(handshake(url, ['first'])).rejects.toThrow('Server sent no subprotocol');
  });

  test('is passed on as it is when the function returns several', async () => {
    const result = "{ statusCode: 200, multiValueHeaders: { 'Sec-WebSocket-Protocol': ['first', 'second'] } }";
    const { url } = await serveConnect(returning(result));
    await expect(handshake(url, ['first', 'second'])).rejects.toThrow();
  });

  test('cannot add headers', async () => {
    const { url } = await serveConnect(
      returning(`{ statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'a\\r\\nX-B: c' } }`),
    );
    expect(await handshake(url, ['a'])).toMatchObject({ status: 502 });
  });
});

describe('a backend on $connect', () => {
  test('that is an HTTP proxy gets the headers of the handshake, and may refuse it', async () => {
    const backend = await recordingServer(({ headers }, response) => {
      response.writeHead(headers['sec-websocket-version'] === '13' ? 400 : 200).end();
    });
    const { url } = await serveRoutes({ $connect: httpProxy(backend.url) });
    expect(await handshake(url)).toMatchObject({ status: 400 });
    const mapped = await serveRoutes({
      $connect: httpProxy(backend.url, {
        RequestParameters: { 'integration.request.header.Sec-WebSocket-Version': "'0'" },
      }),
    });
    expect(await handshake(mapped.url)).toMatchObject({ status: 101 });
    // The backend is addressed by its own name.
    expect(backend.requests.map(({ headers }) => headers.host)).toEqual(Array(2).fill(new URL(backend.url).host));
  });

  test('that is a mock opens the connection', async () => {
    const { url } = await serveRoutes({ $connect: mockReply('') });
    expect(await handshake(url)).toMatchObject({ status: 101 });
  });

  test('that is a mock with a status other than 2xx refuses it', async () => {
    const { url } = await serveRoutes({ $connect: mockReply('', 403) });
    expect(await handshake(url)).toMatchObject({ status: 403 });
  });

  test('that cannot be reached refuses it', async () => {
    const { url } = await serveRoutes({ $connect: httpProxy('http://127.0.0.1:9/') });
    expect(await handshake(url)).toMatchObject({ status: 502 });
  });
});

describe('AWS_IAM on $connect', () => {
  const routes = { $connect: { ...mockReply(''), route: { AuthorizationType: 'AWS_IAM' } } };
  const signature =
    'AWS4-HMAC-SHA256 Credential=AKID/20261128/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0';

  test('refuses a handshake that is not signed with 403', async () => {
    const { url } = await serveRoutes(routes);
    expect(await handshake(url)).toMatchObject({ status: 403 });
  });

  test('takes one that is signed', async () => {
    const { url } = await serveRoutes(routes);
    expect(await handshake(url, [], { headers: { Authorization: signature } })).toMatchObject({ status: 101 });
  });

  test('takes any when it is relaxed', async () => {
    const { url } = await serveRoutes(routes, { relaxed: new Set(['iam']) });
    expect(await handshake(url)).toMatchObject({ status: 101 });
  });
});

test('an origin that is not allowed is refused with 403', async () => {
  const { url } = await serveRoutes({}, { allowedOrigins: ['http://localhost:5173'] });
  expect(await handshake(url, [], { origin: 'http://evil.example' })).toMatchObject({ status: 403 });
  expect(await handshake(url, [], { origin: 'http://localhost:5173' })).toMatchObject({ status: 101 });
  expect(await handshake(url)).toMatchObject({ status: 101 });
});

test('an API mapping is served at its key, with the custom domain and the real stage in the event', async () => {
  const resources = {
    Domain: { Type: 'AWS::ApiGatewayV2::DomainName', Properties: { DomainName: 'ws.example.com' } },
    Mapping: {
      Type: 'AWS::ApiGatewayV2::ApiMapping',
      Properties: {
        ApiId: { Ref: 'Api' },
        DomainName: { Ref: 'Domain' },
        Stage: { Ref: 'ApiStageprod' },
        ApiMappingKey: 'rooms',
      },
    },
  };
  const routes = { where: mockReply('$context.domainName $context.stage') };
  const gateway = await serveAssembly(writeAssembly({ Chat: apiTemplate(routes, { resources }) }));
  expect(gateway.apis.map(({ url }) => new URL(url).pathname)).toEqual(['/prod', '/rooms']);
  expect(gateway.apis[1]).toMatchObject({ stage: 'prod' });
  const mapped = await connect(gateway.apis[1]?.url as string);
  expect(await mapped.ask({ action: 'where' })).toBe('ws.example.com prod');
  const plain = await connect(gateway.url);
  expect(await plain.ask({ action: 'where' })).toBe(`${new URL(gateway.url).host} prod`);
});

test('a thousand handshakes at once all succeed', async () => {
  const { url } = await serveRoutes({ $connect: mockReply(''), ping: mockReply('pong') });
  const outcomes = await Promise.all(Array.from({ length: 1000 }, () => handshake(url)));
  expect(outcomes.filter(({ status }) => status !== 101)).toEqual([]);
});
