// Each test is named for a mistake that an emulator of WebSocket APIs makes, and that hides a fault until deployment.
import type { ClientRequest } from 'node:http';
import { functionProxy, functionResources, mockReply, type RouteSpec } from './assembly-builder';
import { connect, type GatewayUnderTest, handshake, serveRoutes, type TestClient } from './gateway-under-test';

/** Serves routes to one function. */
function serveFunction(
  code: string,
  routes: (route: RouteSpec, oneWay: RouteSpec) => { readonly [routeKey: string]: RouteSpec },
): Promise<GatewayUnderTest> {
  const resources = functionResources('Handler', { Timeout: 20, Code: { ZipFile: code } });
  const { twoWay: _, ...oneWay } = functionProxy('Handler');
  return serveRoutes(routes(functionProxy('Handler'), oneWay), {}, { resources });
}

const returning = (result: object) => `exports.handler = async () => (${JSON.stringify(result)});`;

describe('the gateway does not have this mistake of another emulator:', () => {
  test('101 before $connect has decided, then a close frame with 1008 (cdk-local)', async () => {
    const code = 'exports.handler = () => new Promise((resolve) => setTimeout(resolve, 500, { statusCode: 403 }));';
    const { url } = await serveFunction(code, (_, oneWay) => ({ $connect: oneWay }));
    expect((await handshake(url)).status).toBe(403);
  });

  test.each([400, 401, 402, 404, 410, 429, 500, 503])(
    '403 for every refusal of $connect, where the function says %i (floci, ministack)',
    async (statusCode) => {
      const { url } = await serveFunction(returning({ statusCode }), (_, oneWay) => ({ $connect: oneWay }));
      expect((await handshake(url)).status).toBe(statusCode);
    },
  );

  test('502 without a $connect route (serverless-offline)', async () => {
    const { url } = await serveRoutes({ ping: mockReply('pong') });
    expect((await handshake(url)).status).toBe(101);
  });

  test('replies of two-way routes that are lost (cdk-local)', async () => {
    const { url } = await serveFunction(returning({ statusCode: 200, body: 'reply' }), (route) => ({
      $default: route,
    }));
    expect(await (await connect(url)).ask('x')).toBe('reply');
  });

  test.each([200, 400, 500])(
    'replies of one-way routes that are sent, here with status %i (ministack, Architect)',
    async (statusCode) => {
      const code = returning({ statusCode, body: 'reply' });
      const gateway = await serveFunction(code, (_, oneWay) => ({ send: oneWay, ping: mockReply('pong') }));
      const client = await connect(gateway.url);
      client.send({ action: 'send' });
      await gateway.until('message');
      expect(await client.ask({ action: 'ping' })).toBe('pong');
      expect(client.frames).toEqual(['pong']);
    },
  );

  test.each([
    ['a message that no route takes', { ping: mockReply('pong') }, 'Forbidden'],
    ['a backend that fails', { $default: mockReply('#set($x =') }, 'Internal server error'],
  ])('an invented text for %s (floci, cdk-local)', async (_, routes, message) => {
    const gateway = await serveRoutes(routes);
    const client = await connect(gateway.url);
    const frame = await client.ask({ action: 'other' });
    const { connectionId } = await gateway.until('message');
    expect(JSON.parse(frame)).toEqual({ message, connectionId, requestId: expect.stringMatching(/^[\w-]{15}=$/) });
  });

  test('silence for a message that no route takes (serverless-offline, ministack)', async () => {
    const { url } = await serveRoutes({ ping: mockReply('pong') });
    expect(await (await connect(url)).ask('no JSON')).toContain('Forbidden');
  });

  test('the first subprotocol that the client offers (serverless-offline, cdk-local, Architect)', async () => {
    const headers = { 'Sec-WebSocket-Protocol': 'second' };
    const code = returning({ statusCode: 200, headers });
    const { url } = await serveFunction(code, (_, oneWay) => ({ $connect: oneWay }));
    expect((await connect(url, ['first', 'second'])).socket.protocol).toBe('second');
  });

  test('all headers of the function in the response to the handshake (floci)', async () => {
    const code = returning({ statusCode: 200, headers: { 'X-Secret': 'x', 'Set-Cookie': 'a=b' } });
    const { url } = await serveFunction(code, (_, oneWay) => ({ $connect: oneWay }));
    let names: string[] = [];
    await connect(url, [], {
      finishRequest: (request: ClientRequest) => {
        request.on('upgrade', ({ headers }) => {
          names = Object.keys(headers).sort();
        });
        request.end();
      },
    });
    expect(names).toEqual(['connection', 'sec-websocket-accept', 'upgrade']);
  });

  test('any path, and a stage of its own in the event (serverless-offline)', async () => {
    const code = 'exports.handler = async ({ requestContext: { stage } }) => ({ statusCode: 200, body: stage });';
    const gateway = await serveFunction(code, (route) => ({ $default: route }));
    expect(await (await connect(gateway.url)).ask('x')).toBe('prod');
    expect((await handshake(gateway.url.replace('/prod', '/dev'))).status).toBe(403);
  });

  test('messages of a connection one after another (cdk-local)', async () => {
    const code = `
    exports.handler = async ({ body }) => {
      await new Promise((resolve) => setTimeout(resolve, body === 'slow' ? 3000 : 0));
      return { statusCode: 200, body };
    };`;
    const { url } = await serveFunction(code, (route) => ({ $default: route }));
    const client = await connect(url);
    client.send('slow');
    client.send('quick');
    expect([await client.next(), await client.next()]).toEqual(['quick', 'slow']);
  });

  test('$disconnect without code and reason, or left out after DELETE (serverless-offline, floci)', async () => {
    const code =
      'exports.handler = async ({ requestContext: { disconnectStatusCode: code, disconnectReason } }) => { console.log(`${code} ${disconnectReason}`); return { statusCode: 200 }; };';
    const gateway = await serveFunction(code, (_, oneWay) => ({ $disconnect: oneWay }));
    (await connect(gateway.url)).socket.close();
    expect((await gateway.until('log')).text).toBe('1005 Client-side close frame status not set');
    const client = await connect(gateway.url);
    await gateway.until('connection', ({ state }) => state === 'closed');
    await remove(gateway, client);
    expect(
      (await gateway.until('log', ({ text }) => text !== '1005 Client-side close frame status not set')).text,
    ).toBe('1000 Connection Closed Normally');
  });

  test.each([
    ['bytes that are accepted (floci, Architect)', Buffer.from([1, 2]), 1003],
    ['a message of any size (serverless-offline, cdk-local)', 'x'.repeat(129 * 1024), 1009],
  ])('%s', async (_, message, code) => {
    const { url } = await serveRoutes({ ping: mockReply('pong') });
    const client = await connect(url);
    client.socket.send(message);
    expect((await client.closed).code).toBe(code);
  });
});

/** Closes the connection that is open through @connections. */
async function remove(gateway: GatewayUnderTest, client: TestClient) {
  const { json } = await gateway.call('GET', 'connections');
  const [{ connectionId }] = (json as { connections: [{ connectionId: string }] }).connections;
  const response = await fetch(`${gateway.apis[0]?.callbackUrl}/@connections/${encodeURIComponent(connectionId)}`, {
    method: 'DELETE',
    headers: { Authorization: 'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/execute-api/aws4_request' },
  });
  expect(response.status).toBe(204);
  expect((await client.closed).code).toBe(1000);
}
