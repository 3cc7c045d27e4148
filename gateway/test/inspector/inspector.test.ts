import { WebSocketServer } from 'ws';
import { apiTemplate, functionProxy, functionResources, mockReply, writeAssembly } from '../assembly-builder';
import { connect, type GatewayUnderTest, serveAssembly, serveRoutes } from '../gateway-under-test';

/** Reads the stream of the page until something comes. */
async function streamUntil(
  gateway: GatewayUnderTest,
  condition: (event: { kind: string; [member: string]: unknown }) => boolean,
) {
  const response = await fetch(`${gateway.control.url}events`, {
    headers: { Authorization: `Bearer ${gateway.control.token}` },
  });
  const events: { kind: string; [member: string]: unknown }[] = [];
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() as string;
    events.push(...lines.map((line) => JSON.parse(line)));
    if (events.some(condition)) {
      break;
    }
  }
  return events;
}

describe('the page', () => {
  test('needs no token, runs nothing but its own script, and asks nobody else for anything', async () => {
    const gateway = await serveRoutes({ ping: mockReply('pong') });
    const response = await fetch(gateway.control.url);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'sha256-\S+'; style-src 'sha256-\S+'; connect-src 'self';/,
    );
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    expect(html).not.toContain(gateway.control.token);
    expect(html.match(/(?:src|href)=["'](?!data:)[^"']*["']/g) ?? []).toEqual([]);
  });

  test('is refused under a name that is not this machine, as a page that rebinds its name would ask', async () => {
    const gateway = await serveRoutes({ ping: mockReply('pong') });
    const { hostname, port } = new URL(gateway.control.url);
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => {
      request({ hostname, port, path: '/_gateway/', headers: { Host: 'evil.example.com' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end();
    });
    expect(status).toBe(403);
  });

  test.each([
    ['GET', 'events'],
    ['POST', 'clients'],
    ['POST', 'clients/1/send'],
    ['DELETE', 'clients/1'],
  ])('gets no data without a token: %s %s', async (method, name) => {
    const gateway = await serveRoutes({ ping: mockReply('pong') });
    expect((await fetch(`${gateway.control.url}${name}`, { method })).status).toBe(401);
  });
});

describe('the stream', () => {
  test('begins with what happened before, then follows', async () => {
    const gateway = await serveRoutes({ ping: mockReply('pong') });
    const client = await connect(gateway.url);
    await client.ask({ action: 'ping' });
    const events = await streamUntil(gateway, ({ kind }) => kind === 'message');
    expect(events.map(({ kind }) => kind)).toEqual(['hello', 'connection', 'message']);
    expect(events[0]).toMatchObject({ apis: gateway.apis });
    expect(events[2]?.message).toMatchObject({
      routeKey: 'ping',
      reply: 'pong',
      stack: 'Chat',
      templates: expect.arrayContaining([
        { kind: 'response', owner: 'ApiRoute0Response0', key: '$default', text: 'pong', rendered: 'pong' },
      ]),
    });
  });

  test('has the place at which a template fails', async () => {
    const gateway = await serveRoutes({ ping: mockReply('a\n$context.stage.substring(99)') });
    const client = await connect(gateway.url);
    await client.ask({ action: 'ping' });
    const events = await streamUntil(gateway, ({ kind }) => kind === 'message');
    const { templates } = (events.at(-1) as { message?: unknown }).message as { templates: unknown[] };
    expect(templates.at(-1)).toMatchObject({ key: '$default', line: 2, column: 16 });
  });

  test('says of each line of a function which request it belongs to', async () => {
    const code =
      "exports.handler = async (event) => { console.log('got ' + event.body); return { statusCode: 200, body: 'ok' }; };";
    const gateway = await serveAssembly(
      writeAssembly({
        Chat: apiTemplate(
          { ask: functionProxy('Handler') },
          { resources: functionResources('Handler', { Code: { ZipFile: code } }) },
        ),
      }),
    );
    const client = await connect(gateway.url);
    await client.ask({ action: 'ask', n: 1 });
    await client.ask({ action: 'ask', n: 2 });
    const isSecond = ({ kind, text }: { kind: string; text?: unknown }) =>
      kind === 'log' && String(text).includes('"n":2');
    const events = await streamUntil(gateway, isSecond);
    const ids = events.flatMap(({ kind, message }) =>
      kind === 'message' ? [(message as { requestId: string }).requestId] : [],
    );
    const logs = events.filter(({ kind }) => kind === 'log');
    expect(logs.map(({ requestId }) => requestId)).toEqual(ids.slice(0, 2));
  });

  test('leaves the log event of programs as it is', async () => {
    const code = "exports.handler = async () => { console.log('hi'); return { statusCode: 200 }; };";
    const gateway = await serveAssembly(
      writeAssembly({
        Chat: apiTemplate(
          { ask: functionProxy('Handler') },
          { resources: functionResources('Handler', { Code: { ZipFile: code } }) },
        ),
      }),
    );
    (await connect(gateway.url)).send({ action: 'ask' });
    expect(await gateway.until('log')).toEqual({ event: 'log', function: 'Handler', text: 'hi' });
  });

  test('is emptied by a reset', async () => {
    const gateway = await serveRoutes({ ping: mockReply('pong') });
    await (await connect(gateway.url)).ask({ action: 'ping' });
    await gateway.call('POST', 'reset');
    const events = await streamUntil(gateway, ({ kind }) => kind === 'hello');
    expect(events.filter(({ kind }) => kind === 'message')).toEqual([]);
  });
});

describe('the console', () => {
  const withConnect = () =>
    serveRoutes({
      $connect: {
        integration: {
          IntegrationType: 'MOCK',
          TemplateSelectionExpression: '\\$default',
          RequestTemplates: {
            $default:
              '{"statusCode": #if($input.params("X-Pass") == "open" && $input.params("q") == "a b")200#{else}403#end}',
          },
        },
        responses: { $default: {} },
      },
      ping: mockReply('pong'),
    });

  test('connects with headers and query strings, sends, and gets frames and the end', async () => {
    const gateway = await withConnect();
    const opened = await gateway.call('POST', 'clients', {
      url: gateway.url,
      headers: [['X-Pass', 'open']],
      queryString: [['q', 'a b']],
    });
    expect(opened).toEqual({ status: 200, json: { client: 1, subprotocol: '' } });
    const streamed = streamUntil(gateway, ({ kind }) => kind === 'closed');
    expect((await gateway.call('POST', 'clients/1/send', { body: '{"action":"ping"}' })).status).toBe(204);
    await gateway.until('message');
    expect((await gateway.call('DELETE', 'clients/1')).status).toBe(204);
    const events = await streamed;
    expect(events.filter(({ kind }) => kind === 'frame' || kind === 'closed')).toEqual([
      { kind: 'frame', client: 1, text: 'pong' },
      { kind: 'closed', client: 1, code: 1000, reason: '' },
    ]);
    expect((await gateway.call('POST', 'clients/1/send', { body: '{}' })).status).toBe(404);
  });

  test('says with which status the handshake is refused', async () => {
    const gateway = await withConnect();
    const { json } = await gateway.call('POST', 'clients', { url: gateway.url });
    expect(json).toMatchObject({ client: null, status: 403, body: expect.stringContaining('Forbidden') });
  });

  test('connects to nothing but the gateway', async () => {
    const gateway = await withConnect();
    const other = new WebSocketServer({ port: 0 });
    let asked = 0;
    other.on('connection', () => {
      asked += 1;
    });
    const url = `ws://localhost:${(other.address() as { port: number }).port}/`;
    const { json, status } = await gateway.call('POST', 'clients', { url });
    other.close();
    expect({ status, asked }).toEqual({ status: 400, asked: 0 });
    expect(json).toEqual({ message: expect.stringContaining('url is not served') });
  });

  test.each([
    ['a header of the handshake', { headers: [['Host', 'evil.example.com']] }],
    ['a header with a line break', { headers: [['X-A', 'a\r\nX-B: b']] }],
    ['headers that are an object', { headers: { 'X-A': 'a' } }],
    ['a subprotocol that is not a name', { subprotocols: ['a b'] }],
    ['a query string that is a string', { queryString: 'a=b' }],
  ])('refuses %s', async (_, request) => {
    const gateway = await withConnect();
    expect((await gateway.call('POST', 'clients', { url: gateway.url, ...request })).status).toBe(400);
  });

  test('refuses a message that is not a string, and a client that there is not', async () => {
    const gateway = await withConnect();
    expect((await gateway.call('POST', 'clients/1/send', { body: 1 })).status).toBe(400);
    expect((await gateway.call('DELETE', 'clients/9')).status).toBe(404);
    expect((await gateway.call('PUT', 'clients/9')).status).toBe(404);
  });
});
