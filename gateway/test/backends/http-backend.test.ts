import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { httpProxy, type RouteSpec } from '../assembly-builder';
import { connect, recordingServer, serveRoutes } from '../gateway-under-test';

/** A route with templates to a server, whose client gets the body of the response. */
function http(url: string, more: object = {}): RouteSpec {
  return {
    integration: {
      IntegrationType: 'HTTP',
      IntegrationMethod: 'PUT',
      IntegrationUri: url,
      TemplateSelectionExpression: '\\$default',
      RequestTemplates: { $default: '{"text":$input.json("$.text")}' },
      ...more,
    },
    twoWay: true,
    responses: {
      '/2../': { TemplateSelectionExpression: '\\$default', ResponseTemplates: { $default: 'ok $input.body' } },
      $default: { TemplateSelectionExpression: '\\$default', ResponseTemplates: { $default: 'not ok' } },
    },
  };
}

test('the backend gets the rendered request, and the client the rendered reply', async () => {
  const backend = await recordingServer((_, response) => response.writeHead(201).end('made'));
  const mappings = {
    'integration.request.header.X-Connection': 'context.connectionId',
    'integration.request.header.X-Text': 'route.request.body.text',
    'integration.request.querystring.q': 'route.request.body.text',
    'integration.request.path.room': 'route.request.body.room',
  };
  const gateway = await serveRoutes({ send: http(`${backend.url}/rooms/{room}?a=b`, { RequestParameters: mappings }) });
  const client = await connect(gateway.url);
  expect(await client.ask({ action: 'send', room: '../a b', text: 'ü&c' })).toBe('ok made');
  const [request] = backend.requests;
  expect(request).toMatchObject({
    method: 'PUT',
    url: '/rooms/..%2Fa%20b?a=b&q=%C3%BC%26c',
    body: '{"text":"ü&c"}',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': 'AmazonAPIGateway_Api',
      'x-amzn-apigateway-api-id': 'Api',
      'x-connection': expect.stringMatching(/=$/),
      // Bytes of UTF-8, which Node.js reads as Latin-1.
      'x-text': Buffer.from('ü&c').toString('latin1'),
      host: new URL(backend.url).host,
    },
  });
  expect(await gateway.until('message')).toMatchObject({ backend: 'HTTP', status: 201, error: null });
});

test('the longest rewrite that an URL begins with is applied, the rest stays', async () => {
  const short = await recordingServer((_, response) => response.end('short'));
  const long = await recordingServer((_, response) => response.end('long'));
  const { url } = await serveRoutes(
    {
      a: httpProxy('https://rooms.example.com/a?b=c'),
      private: httpProxy('https://rooms.example.com/private/x'),
    },
    {
      rewrites: [
        { from: 'https://rooms.example.com', to: short.url },
        { from: 'https://rooms.example.com/private', to: `${long.url}/base` },
      ],
    },
  );
  const client = await connect(url);
  expect(await client.ask({ action: 'a' })).toBe('short');
  expect(await client.ask({ action: 'private' })).toBe('long');
  expect([short.requests[0]?.url, long.requests[0]?.url]).toEqual(['/a?b=c', '/base/x']);
});

describe('a VPC link', () => {
  const link = { ConnectionType: 'VPC_LINK', ConnectionId: 'abc123' };

  test('leads to the server that its id is rewritten to', async () => {
    const backend = await recordingServer((_, response) => response.end('private'));
    const rewrites = [{ from: 'abc123', to: backend.url }];
    const { url } = await serveRoutes({ $default: httpProxy('http://internal.example.com/x?y=z', link) }, { rewrites });
    expect(await (await connect(url)).ask('')).toBe('private');
    expect(backend.requests[0]?.url).toBe('/x?y=z');
  });

  test('without a rewrite fails, and says what to do', async () => {
    const gateway = await serveRoutes({ $default: httpProxy('http://internal.example.com/', link) });
    expect(await (await connect(gateway.url)).ask('')).toContain('"Internal server error"');
    expect((await gateway.until('message')).error).toContain('--rewrite abc123=http://localhost:PORT');
  });
});

describe('a backend', () => {
  test('that takes longer than the timeout of its integration gets the client the frame of AWS', async () => {
    const hanging = await recordingServer(() => {});
    const gateway = await serveRoutes({ $default: httpProxy(hanging.url, { TimeoutInMillis: 100 }) });
    const client = await connect(gateway.url);
    expect(await client.ask('')).toMatch(
      /^\{"message": "Endpoint request timed out", "connectionId":"[^"]+", "requestId":"[^"]+"\}$/,
    );
    expect((await gateway.until('message')).error).toBe('backend takes longer than 100 ms');
  });

  test('has no timeout when integration-timeout is relaxed', async () => {
    const slow = await recordingServer((_, response) => setTimeout(() => response.end('late'), 300));
    const { url } = await serveRoutes(
      { $default: httpProxy(slow.url, { TimeoutInMillis: 100 }) },
      { relaxed: new Set(['integration-timeout']) },
    );
    expect(await (await connect(url)).ask('')).toBe('late');
  });

  test('that resets the connection gets the client an error', async () => {
    const reset = createServer((socket) => socket.on('data', () => socket.resetAndDestroy())).listen(0, '127.0.0.1');
    await once(reset, 'listening');
    const gateway = await serveRoutes({
      $default: httpProxy(`http://127.0.0.1:${(reset.address() as AddressInfo).port}/`),
    });
    expect(await (await connect(gateway.url)).ask('')).toContain('"Internal server error"');
    expect((await gateway.until('message')).error).toMatch(/^backend gives no response at /);
    reset.close();
  });

  test('that answers in the middle of its response with a reset gets the client an error', async () => {
    const cut = await recordingServer((_, response) => {
      response.writeHead(200, { 'Content-Length': 1000 });
      response.write('half', () => response.destroy());
    });
    const { url } = await serveRoutes({ $default: httpProxy(cut.url) });
    expect(await (await connect(url)).ask('')).toContain('"Internal server error"');
  });

  test.each([10, 11])('that answers %i MB gets the client an error, and the gateway goes on', async (megabytes) => {
    const large = await recordingServer((_, response) => response.end(Buffer.alloc(megabytes * 1024 * 1024, 'x')));
    const { url } = await serveRoutes({ $default: httpProxy(large.url), small: httpProxy(large.url) });
    const client = await connect(url);
    expect(await client.ask('')).toContain('"Internal server error"');
    expect(await client.ask('')).toContain('"Internal server error"');
  });

  test('of a one-way route is called, and the client gets nothing', async () => {
    const backend = await recordingServer((_, response) => response.end('quiet'));
    const gateway = await serveRoutes({ $default: { ...httpProxy(backend.url), twoWay: false } });
    const client = await connect(gateway.url);
    client.send('hello');
    expect(await gateway.until('message')).toMatchObject({ status: 200, reply: null, error: null });
    expect(backend.requests[0]?.body).toBe('hello');
    expect(client.frames).toEqual([]);
  });
});
